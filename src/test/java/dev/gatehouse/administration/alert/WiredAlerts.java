package dev.gatehouse.administration.alert;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.webhook.WebhookSender;
import dev.gatehouse.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * The evaluation of alert rules on a database in memory, wired as the container does, without what
 * only the server has.
 */
final class WiredAlerts {
  private final Map<Class<?>, Object> made = new HashMap<>();

  private WiredAlerts(MemoryDatabase memory, Clock clock) {
    made.put(EntityManager.class, memory.entities());
    made.put(Clock.class, clock);
    made.put(
        Configuration.class,
        new Configuration(name -> name.equals("GATEHOUSE_BASE_DOMAIN") ? "help.example" : null));
  }

  /** Delivery, where the receivers are in this process. */
  static WebhookDelivery delivery(
      MemoryDatabase memory, Clock clock, WebhookSender sender, Webhooks webhooks) {
    WiredAlerts wired = new WiredAlerts(memory, clock);
    wired.made.put(WebhookSender.class, sender);
    wired.made.put(Webhooks.class, webhooks);
    return (WebhookDelivery) wired.bean(WebhookDelivery.class);
  }

  static AlertWatch on(MemoryDatabase memory, Clock clock) {
    return (AlertWatch) new WiredAlerts(memory, clock).bean(AlertWatch.class);
  }

  /** Changes of rules, on an installation that keeps events for 90 days. */
  static AlertRuleChanges changes(MemoryDatabase memory, Clock clock) {
    return (AlertRuleChanges) new WiredAlerts(memory, clock).bean(AlertRuleChanges.class);
  }

  private Object bean(Class<?> type) {
    Object known = made.get(type);
    if (known != null || type.isInterface()) {
      return known;
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object bean = constructor.newInstance();
      made.put(type, bean);
      for (Class<?> of = type; of != Object.class; of = of.getSuperclass()) {
        for (Field field : of.getDeclaredFields()) {
          if (field.isAnnotationPresent(Inject.class)
              || field.isAnnotationPresent(PersistenceContext.class)) {
            field.setAccessible(true);
            field.set(bean, bean(field.getType()));
          }
        }
      }
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}

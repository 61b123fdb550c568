package dev.gatehouse.signin.write;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.HeardEvents;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Makes stores with everything that they need of each other, as CDI does, on one database. */
final class Wiring {
  private final Map<Class<?>, Object> made = new HashMap<>();

  Wiring(DataSource dataSource, EntityManager entities, Clock clock) {
    made.put(DataSource.class, dataSource);
    made.put(EntityManager.class, entities);
    made.put(Clock.class, clock);
    made.put(Configuration.class, new Configuration(name -> null));
    made.put(Event.class, new HeardEvents<>());
  }

  synchronized <T> T of(Class<T> type) {
    Object known = made.get(type);
    if (known == null) {
      known = fresh(type);
      made.put(type, known);
      into(known);
    }
    return type.cast(known);
  }

  /** Gives an object what it is to be injected. */
  void into(Object target) {
    try {
      for (Field field : target.getClass().getDeclaredFields()) {
        boolean injected =
            field.isAnnotationPresent(Inject.class)
                || field.isAnnotationPresent(PersistenceContext.class)
                || field.getType() == DataSource.class && field.isAnnotationPresent(Resource.class);
        if (injected && (made.containsKey(field.getType()) || isOurs(field.getType()))) {
          field.setAccessible(true);
          field.set(target, of(field.getType()));
        }
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** What the server makes, such as threads, no sign-in needs here. */
  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("dev.gatehouse.") && !type.isInterface();
  }

  private static Object fresh(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type.getName(), e);
    }
  }
}

package dev.gatehouse.administration.alert;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Wiring;
import dev.gatehouse.webhook.WebhookSender;
import dev.gatehouse.webhook.Webhooks;
import java.time.Clock;
import java.util.Map;

/** The evaluation of alert rules on a database in memory. */
final class WiredAlerts {
  private WiredAlerts() {}

  /** Delivery, where the receivers are in this process. */
  static WebhookDelivery delivery(
      MemoryDatabase memory, Clock clock, WebhookSender sender, Webhooks webhooks) {
    return wiring(memory, clock)
        .with(WebhookSender.class, sender)
        .with(Webhooks.class, webhooks)
        .bean(WebhookDelivery.class);
  }

  static AlertWatch on(MemoryDatabase memory, Clock clock) {
    return wiring(memory, clock).bean(AlertWatch.class);
  }

  /** Changes of rules, on an installation that keeps events for 90 days. */
  static AlertRuleChanges changes(MemoryDatabase memory, Clock clock) {
    return wiring(memory, clock).bean(AlertRuleChanges.class);
  }

  private static Wiring wiring(MemoryDatabase memory, Clock clock) {
    return new Wiring(memory, clock)
        .with(
            Configuration.class,
            new Configuration(Map.of("GATEHOUSE_BASE_DOMAIN", "help.example")::get));
  }
}

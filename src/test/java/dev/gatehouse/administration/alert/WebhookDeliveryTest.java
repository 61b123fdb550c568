package dev.gatehouse.administration.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.webhook.Webhook;
import dev.gatehouse.webhook.WebhookSecret;
import dev.gatehouse.webhook.WebhookSender;
import dev.gatehouse.webhook.Webhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookDeliveryTest {
  private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");

  private final MemoryDatabase memory = new MemoryDatabase("delivery");
  private final Rows rows = new Rows(memory);
  private final SettableClock clock = new SettableClock(START);
  private final Receiver receiver = new Receiver();
  private final WebhookDelivery delivery =
      WiredAlerts.delivery(memory, clock, receiver, new Unsigned());

  /** Keeps what it is sent. */
  private final class Receiver extends WebhookSender {
    private final List<String> ids = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private int status = 200;
    private Runnable meanwhile = () -> {};

    @Override
    public Receipt send(Webhook hook, List<WebhookSecret> secrets, String id, byte[] body) {
      ids.add(id);
      bodies.add(new String(body, StandardCharsets.UTF_8));
      meanwhile.run();
      return new Receipt(status, "HTTP " + status, "");
    }

    private List<String> events(int message) {
      return Pattern.compile("\"event\":\"([^\"]+)")
          .matcher(bodies.get(message))
          .results()
          .map(found -> found.group(1))
          .toList();
    }
  }

  private static final class Unsigned extends Webhooks {
    @Override
    public List<WebhookSecret> secrets(Webhook webhook) {
      return List.of();
    }
  }

  @BeforeEach
  void fill() {
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.sql(
              "insert into webhook (id, tenant_id, name, url, enabled, alerts, events, audit,"
                  + " sealed_secret, created_at, version) values (10, 1, 'siem',"
                  + " 'https://x.example', true, false, true, true, '', timestamp with time zone"
                  + " '2030-01-01 00:00:00+00', 1)");
          rows.sql(
              "insert into webhook_progress (webhook_id, events_after, audit_after, next_at,"
                  + " failures) values (10, 's0', 's0', timestamp with time zone '2030-01-01"
                  + " 00:00:00+00', 0)");
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void happens(long id, String name) {
    memory.write(() -> rows.event(id, 1, START.toString(), name, null));
  }

  private boolean deliver() {
    return memory.ask(() -> delivery.deliver(10, () -> true));
  }

  @Test
  void refusedMessageComesAgainAsItWasAndNewRowsComeBehindIt() {
    happens(1, "one");
    receiver.status = 503;
    deliver();
    happens(2, "two");
    receiver.status = 200;
    deliver();

    assertThat(receiver.events(0)).containsExactly("one");
    assertThat(receiver.bodies.get(1)).isEqualTo(receiver.bodies.get(0));
    assertThat(receiver.ids.get(1)).isEqualTo(receiver.ids.get(0));
    assertThat(receiver.events(2)).containsExactly("two");
    assertThat(receiver.ids.get(2)).isNotEqualTo(receiver.ids.get(0));
    assertThat(receiver.ids).hasSize(3);
  }

  @Test
  void refusedMessageWhoseRowsAreDeletedHoldsUpNothing() {
    happens(1, "one");
    receiver.status = 503;
    deliver();
    memory.write(() -> rows.sql("delete from event"));
    happens(2, "two");
    receiver.status = 200;
    deliver();

    assertThat(receiver.events(1)).containsExactly("two");
  }

  @Test
  void streamThatBeginsAnewMeanwhileStaysWhereItBegan() {
    happens(1, "one");
    receiver.meanwhile =
        () -> {
          memory.entities().flush();
          memory.entities().clear();
          rows.sql("update webhook_progress set events_after = 's7', events_sending = null");
        };
    memory.ask(() -> delivery.deliver(10, () -> false));

    assertThat(
            memory.ask(
                () ->
                    memory
                        .entities()
                        .createNativeQuery("select events_after from webhook_progress")
                        .getSingleResult()))
        .isEqualTo("s7");
  }

  @Test
  void slowReceiverGivesItsTurnUp() {
    for (int i = 0; i < 450; i++) {
      happens(i + 1, "event");
    }
    receiver.meanwhile = () -> clock.advance(Duration.ofSeconds(6));

    assertThat(deliver()).as("there is more").isTrue();
    assertThat(receiver.ids).hasSize(2);
    receiver.meanwhile = () -> {};
    assertThat(deliver()).isFalse();
    assertThat(receiver.ids).hasSize(5).doesNotHaveDuplicates();
  }
}

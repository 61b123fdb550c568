package dev.gatehouse.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.Serving;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.fault.DatabaseFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertingTest {
  @Test
  void nodeThatDoesNotServeDeliversNothing() {
    Alerting alerting = new Alerting();
    alerting.serving = new Serving();
    alerting.clock = new SettableClock(Instant.parse("2030-01-01T10:00:00Z"));
    List<String> ran = new ArrayList<>();

    alerting.guarded(() -> ran.add("while it starts"));
    alerting.serving.begin();
    alerting.guarded(() -> ran.add("while it serves"));
    alerting.serving.suspend(DatabaseFault.TOO_NEW);
    alerting.guarded(() -> ran.add("with a schema that is too new"));

    assertThat(ran).containsExactly("while it serves");
  }
}

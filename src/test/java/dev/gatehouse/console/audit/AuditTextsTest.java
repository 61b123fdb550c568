package dev.gatehouse.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.AuditEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AuditTextsTest {
  private static final String EVENT = "event.";

  @Test
  void everyEventHasItsNameAndNoOtherHasOne() {
    ResourceBundle texts = ResourceBundle.getBundle("dev.gatehouse.console.audit", Locale.ENGLISH);

    assertThat(
            texts.keySet().stream()
                .filter(key -> key.startsWith(EVENT))
                .map(key -> key.substring(EVENT.length())))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(AuditEvent.values()).map(AuditEvent::code).collect(Collectors.toSet()));
    assertThat(texts.keySet().stream().filter(key -> key.startsWith(EVENT)).map(texts::getString))
        .doesNotHaveDuplicates();
  }
}

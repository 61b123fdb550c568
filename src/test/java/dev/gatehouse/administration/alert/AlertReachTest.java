package dev.gatehouse.administration.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.alert.AlertKind;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertRuleSettings;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertReachTest {
  private static final TenantId ACME = new TenantId(1);

  private final MemoryDatabase memory = new MemoryDatabase("alert-reach");
  private final Rows rows = new Rows(memory);
  private final AlertRuleChanges changes =
      WiredAlerts.changes(memory, new SettableClock(Instant.parse("2030-01-01T10:00:00Z")));

  @BeforeEach
  void fill() {
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          changes.rules.make(ACME, silence(168));
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private static AlertRuleSettings silence(Integer hours) {
    AlertRuleSettings settings = new AlertRuleSettings();
    settings.setName("Silence");
    settings.setKind(AlertKind.NO_SIGN_IN);
    settings.setThreshold(hours);
    return settings;
  }

  private void siteKeepsEventsForTwoDays() {
    memory.write(() -> rows.sql("update tenant set event_days = 2 where id = 1"));
  }

  private AlertRule stored() {
    return changes.rules.list(ACME, 0, 1).get(0);
  }

  /** Fields that are wrong if the stored rule got other settings. */
  private List<String> wrong(Consumer<AlertRuleSettings> change) {
    return memory.ask(
        () -> {
          AlertRuleSettings settings = silence(168);
          change.accept(settings);
          Objections objections = new Objections();
          changes.check(null, ACME, stored(), settings, objections);
          objections.keep(stored().getSettings(), settings);
          return fields(objections);
        });
  }

  private List<String> wrongDays(Integer before, Integer days) {
    return memory.ask(
        () -> {
          Objections objections = new Objections();
          changes.reach.checkEventDays(ACME, before, days, objections);
          return fields(objections);
        });
  }

  private static List<String> fields(Objections objections) {
    return objections.errors().stream().map(FieldError::field).toList();
  }

  @Test
  void ruleThatLooksBackTooFarAlreadyMayBeChangedOtherwise() {
    siteKeepsEventsForTwoDays();

    assertThat(wrong(rule -> rule.setName("Nobody"))).isEmpty();
    assertThat(wrong(rule -> rule.setEmails(List.of("a@b.c")))).isEmpty();
    assertThat(wrong(rule -> rule.setEnabled(false))).isEmpty();
    assertThat(wrong(rule -> rule.setThreshold(48))).isEmpty();
    assertThat(wrong(rule -> rule.setThreshold(49))).containsExactly("threshold");
  }

  @Test
  void ruleOfAnotherKindWithTheSameThresholdIsRefused() {
    memory.write(() -> rows.sql("update alert_rule set kind = 'CLOCK_OFF'"));
    siteKeepsEventsForTwoDays();

    assertThat(wrong(rule -> rule.setName("Nobody"))).containsExactly("threshold");
  }

  @Test
  void ruleThatLooksBackTooFarIsNotEnabled() {
    memory.write(() -> rows.sql("update alert_rule set enabled = false"));
    siteKeepsEventsForTwoDays();

    assertThat(wrong(rule -> rule.setEnabled(true))).containsExactly("threshold");
    assertThat(wrong(rule -> rule.setEnabled(false))).isEmpty();
  }

  @Test
  void onlyAShorterTimeIsRefused() {
    assertThat(wrongDays(null, 6)).containsExactly("eventDays");
    assertThat(wrongDays(7, 6)).containsExactly("eventDays");
    assertThat(wrongDays(null, 7)).isEmpty();
    assertThat(wrongDays(3, 2)).containsExactly("eventDays");
    assertThat(wrongDays(1, 3)).isEmpty();
    assertThat(wrongDays(2, 2)).isEmpty();
    assertThat(wrongDays(2, null)).isEmpty();
  }

  @Test
  void ruleThatIsNotEnabledDoesNotStandInTheWay() {
    memory.write(() -> rows.sql("update alert_rule set enabled = false"));

    assertThat(wrongDays(null, 1)).isEmpty();
  }
}

package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Checks.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final List<String> NAMES = List.of("form", "signature", "exp");

  private static List<Outcome> outcomes(Checks checks) {
    return checks.all().stream().map(Checks.Check::outcome).toList();
  }

  @Test
  void whatComesBehindTheFailedOneWasNotReached() {
    assertThat(outcomes(Checks.failed(NAMES, "signature")))
        .containsExactly(Outcome.PASSED, Outcome.FAILED, Outcome.NOT_REACHED);
    assertThat(outcomes(Checks.passed(NAMES))).containsOnly(Outcome.PASSED);
  }

  @Test
  void aCheckOfNoRuleComesLast() {
    Checks checks = Checks.failed(NAMES, "sites");

    assertThat(checks.all().get(3)).isEqualTo(new Checks.Check("sites", Outcome.FAILED));
    assertThat(outcomes(checks).subList(0, 3)).containsOnly(Outcome.PASSED);
  }

  @Test
  void ofTwoOfTheSameNameTheFirstFailed() {
    assertThat(outcomes(Checks.failed(List.of("a", "a"), "a")))
        .containsExactly(Outcome.FAILED, Outcome.NOT_REACHED);
  }
}

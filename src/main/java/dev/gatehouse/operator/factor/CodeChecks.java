package dev.gatehouse.operator.factor;

import dev.gatehouse.secret.Throttle;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Checks second-factor codes, throttled per operator, wherever the attempts come from. That cannot
 * lock operators out: only a person with the right password gets this far.
 */
@ApplicationScoped
public class CodeChecks {
  private static final int FREE_FAILURES = 5;

  @Inject Clock clock;
  @Inject SecondFactors secondFactors;

  private Throttle throttle;

  /**
   * The result of a check.
   *
   * @param pause how long to wait before the next attempt, if this one was not checked
   */
  public record Verdict(boolean right, Duration pause) {}

  @PostConstruct
  void set() {
    throttle = new Throttle(clock, FREE_FAILURES);
  }

  /**
   * Checks a code and uses it up if it is right.
   *
   * @throws DatabaseUnavailable if the database does not answer
   */
  public Verdict check(long operatorId, String code) {
    String key = Long.toString(operatorId);
    Duration wait = throttle.begin(key);
    if (!wait.isZero()) {
      return new Verdict(false, wait);
    }
    try {
      boolean right = secondFactors.accept(operatorId, code);
      if (right) {
        throttle.forget(key);
      }
      return new Verdict(right, Duration.ZERO);
    } catch (DatabaseUnavailable e) {
      throttle.takeBack(key);
      throw e;
    }
  }
}

package dev.gatehouse.operator.factor;

import dev.gatehouse.secret.FailedGuesses;
import dev.gatehouse.secret.SharedThrottle;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Checks second-factor codes, throttled per operator, wherever the attempts come from and whichever
 * nodes they reach. That cannot lock operators out: only a person with the right password gets this
 * far.
 */
@ApplicationScoped
public class CodeChecks {
  private static final int FREE_FAILURES = 5;

  @Inject Clock clock;
  @Inject SecondFactors secondFactors;
  @Inject FailedGuesses everywhere;

  private SharedThrottle throttle;

  /**
   * The result of a check.
   *
   * @param pause how long to wait before the next attempt, if this one was not checked
   */
  public record Verdict(boolean right, Duration pause) {}

  @PostConstruct
  void set() {
    throttle = new SharedThrottle(clock, everywhere, "code", FREE_FAILURES);
  }

  /**
   * Checks a code and uses it up if it is right.
   *
   * @throws DatabaseUnavailable if the database does not answer
   */
  public Verdict check(long operatorId, String code) {
    SharedThrottle.Attempt attempt = throttle.begin(Long.toString(operatorId));
    if (!attempt.pause().isZero()) {
      return new Verdict(false, attempt.pause());
    }
    boolean right;
    try {
      right = secondFactors.accept(operatorId, code);
    } catch (DatabaseUnavailable e) {
      // To ask it again would take as long again.
      attempt.takenBackHere();
      throw e;
    } catch (Exception e) {
      // A failed commit throws a checked exception that no signature here declares.
      attempt.takenBack();
      throw e;
    }
    if (right) {
      attempt.forgiven();
    } else {
      attempt.failed();
    }
    return new Verdict(right, Duration.ZERO);
  }
}

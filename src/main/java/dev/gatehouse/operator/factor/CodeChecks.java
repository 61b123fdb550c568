package dev.gatehouse.operator.factor;

import dev.gatehouse.secret.Throttle;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Checks codes no faster than anybody types them. Attempts count by operator, wherever they come
 * from: only who knows the password gets this far, so that nobody else can lock the operator out.
 */
@ApplicationScoped
public class CodeChecks {
  private static final int FREE_FAILURES = 5;

  @Inject Clock clock;
  @Inject SecondFactors secondFactors;
  @Inject Database database;

  private Throttle throttle;

  /**
   * How a check ended.
   *
   * @param pause how long to wait before the next one, where it was not even looked at
   */
  public record Verdict(boolean right, Duration pause) {}

  @PostConstruct
  void set() {
    throttle = new Throttle(clock, FREE_FAILURES);
  }

  /**
   * Uses a code up, if it is right.
   *
   * @throws DatabaseUnavailable when the database does not answer
   */
  public Verdict check(long operatorId, String code) {
    String key = Long.toString(operatorId);
    Duration wait = throttle.begin(key);
    if (!wait.isZero()) {
      return new Verdict(false, wait);
    }
    try {
      boolean right = database.ask(() -> secondFactors.accept(operatorId, code));
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

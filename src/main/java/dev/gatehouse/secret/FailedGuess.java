package dev.gatehouse.secret;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How often a secret was guessed wrong lately, at all nodes together. */
@Entity
@Table(name = "failed_guess")
class FailedGuess {
  /** A hash of whom the guesses came from and what they were for: the rows name nobody. */
  @Id
  @Column(name = "subject_hash")
  private String subjectHash;

  private int failures;

  @Column(name = "open_at")
  private Instant openAt;

  @Column(name = "failed_at")
  private Instant failedAt;

  protected FailedGuess() {}

  FailedGuess(String subjectHash, Failures failures, Instant now) {
    this.subjectHash = subjectHash;
    set(failures, now);
  }

  Failures failures() {
    return new Failures(failures, openAt);
  }

  Instant failedAt() {
    return failedAt;
  }

  /** Whether it counts no more. */
  boolean isOver(Instant now) {
    return failedAt.plus(Failures.MEMORY).isBefore(now);
  }

  /** Without an attempt that was counted: unless others came later, it renewed nothing. */
  void takeBack(FailedGuesses.Counted counted) {
    boolean isLast = failedAt.equals(counted.at());
    set(
        failures().onceLess(),
        isLast && counted.failedBefore() != null ? counted.failedBefore() : failedAt);
  }

  void set(Failures now, Instant at) {
    failures = now.count();
    openAt = now.openAt();
    failedAt = at;
  }
}

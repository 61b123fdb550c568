package dev.gatehouse.secret;

import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The failed guesses of all nodes together, so that more nodes allow no more guesses. Subjects are
 * hashes; one that nobody fails at has no row, and costs one look.
 */
@ApplicationScoped
public class FailedGuesses implements Expiring {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * What the nodes together say to an attempt.
   *
   * @param pause how long to wait; zero if it may proceed
   * @param counted {@code null} unless it counts as a failure already
   * @param failures all that count as such; if it may proceed, this attempt too
   */
  record Permit(Duration pause, Counted counted, Failures failures) {}

  /**
   * An attempt that counts as a failure.
   *
   * @param at since when
   * @param failedBefore the time of the last failure before it, or {@code null}
   */
  record Counted(Instant at, Instant failedBefore) {}

  /**
   * Begins an attempt. Where others fail already, it counts as a failure from its beginning: of
   * simultaneous attempts at all nodes, no more proceed than of successive ones.
   *
   * @param free see {@link Failures#onceMore}
   * @param isAlone whether no other attempt is under way at this node; then a first one is not
   *     counted
   * @throws DatabaseUnavailable if the database does not answer
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  Permit begin(String subject, int free, boolean isAlone) {
    Instant now = now();
    if (isAlone && entities.find(FailedGuess.class, subject) == null) {
      return new Permit(Duration.ZERO, null, Failures.NONE.onceMore(now, free));
    }
    Optional<FailedGuess> row = locked(subject);
    Failures before = failures(row, now);
    Duration wait = before.pause(now);
    if (!wait.isZero()) {
      return new Permit(wait, null, before);
    }
    Failures after = before.onceMore(now, free);
    Instant failedBefore = counting(row, now).map(FailedGuess::failedAt).orElse(null);
    write(subject, row, after, now);
    return new Permit(wait, new Counted(now, failedBefore), after);
  }

  /** How long to wait before the next attempt; zero if it may begin now. Counts nothing. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  Failures of(String subject) {
    return failures(
        Optional.ofNullable(entities.find(FailedGuess.class, subject)), clock.instant());
  }

  /** Counts a failure that {@link #begin} has not counted. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void failed(String subject, int free) {
    Instant now = now();
    Optional<FailedGuess> row = locked(subject);
    write(subject, row, failures(row, now).onceMore(now, free), now);
  }

  /**
   * Takes back one attempt that was counted. The others are forgotten when they would have been
   * without it: at an address from which right passwords come all day, old failures do not add up.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void takeBack(String subject, Counted counted) {
    locked(subject)
        .ifPresent(
            row -> {
              if (row.failures().count() <= 1) {
                entities.remove(row);
              } else {
                row.takeBack(counted);
              }
            });
  }

  /** Forgets every failure: the secret was right. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void forget(String subject) {
    locked(subject).ifPresent(entities::remove);
  }

  /** Deletes a batch of what counts no more; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(
        entities, "FailedGuess", "subjectHash", "failedAt", now.minus(Failures.MEMORY), batch);
  }

  /** As precise as the database keeps it, so that {@link #takeBack} recognizes it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Optional<FailedGuess> locked(String subject) {
    return Optional.ofNullable(
        entities.find(FailedGuess.class, subject, LockModeType.PESSIMISTIC_WRITE));
  }

  private static Failures failures(Optional<FailedGuess> row, Instant now) {
    return counting(row, now).map(FailedGuess::failures).orElse(Failures.NONE);
  }

  private static Optional<FailedGuess> counting(Optional<FailedGuess> row, Instant now) {
    return row.filter(known -> !known.isOver(now));
  }

  /** Of two nodes that write the first row, one collides and begins again. */
  private void write(String subject, Optional<FailedGuess> row, Failures failures, Instant now) {
    row.ifPresentOrElse(
        known -> known.set(failures, now),
        () -> entities.persist(new FailedGuess(subject, failures, now)));
    entities.flush();
    Database.requireTimeLeft();
  }
}

package dev.gatehouse.journal.problem;

import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.StreamPart;
import dev.gatehouse.journal.StreamPosition;
import dev.gatehouse.journal.Streams;
import dev.gatehouse.journal.filter.EventFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Counts the events of all sites that came in since the last time, each once: the position moves in
 * the transaction that counts, under a lock that lets one node count at a time. Nothing is counted
 * while somebody signs in or looks at a page.
 */
@ApplicationScoped
public class ProblemWatch {
  private static final int BATCH = 1_000;

  /** So many of the newest events are counted when there was no count before. */
  private static final int MOST_PAST = 200_000;

  @PersistenceContext EntityManager entities;
  @Inject Streams streams;
  @Inject ChangeBefore changes;
  @Inject Clock clock;

  /**
   * Counts a batch of events, and resolves what has ended.
   *
   * @return whether there is more to count already
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean next() {
    Instant now = clock.instant();
    ProblemMark mark =
        entities.find(ProblemMark.class, ProblemMark.ONLY, LockModeType.PESSIMISTIC_WRITE);
    StreamPosition from = mark.position().orElseGet(() -> streams.beforeNewestEvents(MOST_PAST));
    StreamPart<SignInEvent> part = streams.events(null, EventFilter.ALL, from, BATCH);
    if (!part.rows().isEmpty()) {
      new ProblemBatch(entities, changes, now).count(part.rows());
    }
    mark.move(part.next());
    if (!part.more()) {
      resolve(now);
    }
    return part.more();
  }

  private void resolve(Instant now) {
    List<SignInProblem> candidates =
        entities
            .createQuery(
                "select p from SignInProblem p where p.resolvedAt is null"
                    + " and p.onlyPerson is null and p.passed >= :least and p.lastSeen <= :calm",
                SignInProblem.class)
            .setParameter("least", ProblemEnd.LEAST_PASSED)
            .setParameter("calm", now.minus(ProblemEnd.CALM))
            .getResultList();
    candidates.forEach(problem -> problem.resolveBy(now));
  }
}

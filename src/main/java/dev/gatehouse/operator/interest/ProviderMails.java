package dev.gatehouse.operator.interest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The mails that providers are live by now, each to be sent once, by whichever node is first. */
@ApplicationScoped
@Transactional
public class ProviderMails {
  private static final List<String> LIVE =
      Arrays.stream(AnnouncedProvider.values())
          .filter(AnnouncedProvider::isLive)
          .map(AnnouncedProvider::code)
          .toList();

  /** Doubled by each attempt, up to a day. A node that stopped meanwhile is as one that failed. */
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);

  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
  private static final int MOST_DOUBLINGS = 10;

  private static final String WAITING =
      " from ProviderInterest i, Operator o where o.id = i.operatorId"
          + " and o.settings.disabled = false and i.provider in :live and i.toldAt is null"
          + " and (i.nextMailAt is null or i.nextMailAt <= :now)";

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * A mail that is due.
   *
   * @param attempts how often it was tried before
   */
  public record Due(long operatorId, String email, AnnouncedProvider provider, int attempts) {}

  /**
   * The mails that are due, those of one operator one after the other. Who may not sign in is told
   * nothing.
   *
   * @param operators at most so many, each of whom has all of theirs at once
   */
  public List<Due> due(int operators) {
    Instant now = clock.instant();
    List<Long> first =
        entities
            .createQuery(
                "select distinct i.operatorId" + WAITING + " order by i.operatorId", Long.class)
            .setParameter("live", LIVE)
            .setParameter("now", now)
            .setMaxResults(operators)
            .getResultList();
    if (first.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "select i.operatorId, o.settings.email, i.provider, i.mailAttempts"
                + WAITING
                + " and i.operatorId in :first order by i.operatorId, i.provider",
            Object[].class)
        .setParameter("live", LIVE)
        .setParameter("now", now)
        .setParameter("first", first)
        .getResultStream()
        .map(
            row ->
                new Due(
                    (long) row[0],
                    (String) row[1],
                    AnnouncedProvider.of((String) row[2]).orElseThrow(),
                    (int) row[3]))
        .toList();
  }

  /** Notes an attempt before the mail is sent; {@code false} if another node was faster. */
  public boolean begin(Due due) {
    return entities
            .createQuery(
                "update ProviderInterest i set i.mailAttempts = :attempts + 1, i.nextMailAt = :next"
                    + " where i.operatorId = :operator and i.provider = :code"
                    + " and i.toldAt is null and i.mailAttempts = :attempts")
            .setParameter("attempts", due.attempts())
            .setParameter("next", clock.instant().plus(pause(due.attempts())))
            .setParameter("operator", due.operatorId())
            .setParameter("code", due.provider().code())
            .executeUpdate()
        == 1;
  }

  private static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** A mail server accepted the mail. */
  public void told(Due due) {
    Instant now = clock.instant();
    entities
        .createQuery(
            "update ProviderInterest i set i.toldAt = :now"
                + " where i.operatorId = :operator and i.provider = :code")
        .setParameter("now", now)
        .setParameter("operator", due.operatorId())
        .setParameter("code", due.provider().code())
        .executeUpdate();
  }
}

package dev.gatehouse.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The rules of every site and of the platform, for the node that evaluates them. */
@ApplicationScoped
@Transactional
public class WatchedRules {
  private static final int MOST = 50_000;

  @PersistenceContext EntityManager entities;

  /**
   * A rule, and its state if it fires.
   *
   * @param state {@code null} if it does not fire
   */
  public record Watched(AlertRule rule, AlertState state) {}

  /** The enabled rules that somebody is told of, and those that fire. */
  public List<Watched> all() {
    return entities
        .createQuery(
            "select r, s from AlertRule r left join AlertState s on s.ruleId = r.id"
                + " where r.settings.enabled = true or s.ruleId is not null order by r.id",
            Object[].class)
        .setMaxResults(MOST)
        .getResultStream()
        .map(row -> new Watched((AlertRule) row[0], (AlertState) row[1]))
        .toList();
  }
}

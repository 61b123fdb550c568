package dev.gatehouse.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of every site and of the platform, for the node that evaluates them. */
@ApplicationScoped
@Transactional
public class WatchedRules {
  private static final int PIECE = 5_000;

  @PersistenceContext EntityManager entities;

  /**
   * A rule, and its state.
   *
   * @param state {@code null} if it has never fired
   */
  public record Watched(AlertRule rule, AlertState state) {
    /** Since when it fires, or {@code null}. */
    public Instant since() {
      return state == null ? null : state.getSince();
    }
  }

  /** Of which problems each rule has told, by the rule's id. */
  public Map<Long, Set<AlertTold.Episode>> told() {
    return entities
        .createQuery("select t from AlertTold t", AlertTold.class)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                AlertTold::ruleId, Collectors.mapping(AlertTold::episode, Collectors.toSet())));
  }

  /** The enabled rules after an id, and those that fire; empty if there are no more. */
  public List<Watched> after(long id) {
    return entities
        .createQuery(
            "select r, s from AlertRule r left join AlertState s on s.ruleId = r.id"
                + " where r.id > :after and (r.settings.enabled = true or s.since is not null)"
                + " order by r.id",
            Object[].class)
        .setParameter("after", id)
        .setMaxResults(PIECE)
        .getResultStream()
        .map(row -> new Watched((AlertRule) row[0], (AlertState) row[1]))
        .toList();
  }
}

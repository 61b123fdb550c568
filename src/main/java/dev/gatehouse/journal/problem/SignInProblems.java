package dev.gatehouse.journal.problem;

import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The problems of sites, worst first. */
@ApplicationScoped
@Transactional
public class SignInProblems implements Expiring {
  /** A problem is listed so long after its last refusal. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** One that hit a single person or address; and one that is resolved. */
  public static final Duration KEPT_SHORTLY = Duration.ofDays(1);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /** What has become of problems: muted ones go on as well, but nobody wants to hear of them. */
  public enum State {
    OPEN,
    MUTED,
    /** Resolved within {@link #KEPT_SHORTLY}. */
    RESOLVED
  }

  /**
   * Which problems to list; {@code null} does not restrict.
   *
   * @param site at which site
   * @param among the sites that the operator may see
   * @param state what has become of them
   */
  public record Question(
      TenantId site,
      Collection<TenantId> among,
      State state,
      Long connection,
      String reason,
      String cause) {
    /** All that go on. */
    public static Question open(TenantId site, Collection<TenantId> among) {
      return new Question(site, among, State.OPEN, null, null, null);
    }
  }

  /** The place of a problem in a list. */
  public record Place(long weight, long id) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    public static Place of(SignInProblem problem) {
      return new Place(problem.getWeight(), problem.getId());
    }

    /** Parses a text of {@link #toString}. */
    public static Optional<Place> of(String text) {
      Matcher form = FORM.matcher(text);
      return form.matches()
          ? Optional.of(new Place(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return weight + "-" + id;
    }
  }

  /** Problems after one that was listed before, or the worst ones. */
  public List<SignInProblem> list(Question question, Place after, int limit) {
    if (question.among() != null && question.among().isEmpty()) {
      return List.of();
    }
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<SignInProblem> query = criteria.createQuery(SignInProblem.class);
    Root<SignInProblem> problem = query.from(SignInProblem.class);
    List<Predicate> all = passing(question, criteria, problem);
    if (after != null) {
      all.add(
          criteria.or(
              criteria.lessThan(problem.get("weight"), after.weight()),
              criteria.and(
                  criteria.equal(problem.get("weight"), after.weight()),
                  criteria.lessThan(problem.get("id"), after.id()))));
    }
    query
        .where(all.toArray(Predicate[]::new))
        .orderBy(criteria.desc(problem.get("weight")), criteria.desc(problem.get("id")));
    return entities.createQuery(query).setMaxResults(limit).getResultList();
  }

  private List<Predicate> passing(
      Question question, CriteriaBuilder criteria, Root<SignInProblem> problem) {
    List<Predicate> all = new ArrayList<>();
    Map<String, Object> equal = new HashMap<>();
    equal.put("tenantId", question.site() == null ? null : question.site().value());
    equal.put("connectionId", question.connection());
    equal.put("reason", question.reason());
    equal.put("cause", question.cause());
    equal.forEach(
        (attribute, value) -> {
          if (value != null) {
            all.add(criteria.equal(problem.get(attribute), value));
          }
        });
    if (question.among() != null) {
      all.add(problem.get("tenantId").in(question.among().stream().map(TenantId::value).toList()));
    }
    all.addAll(in(question.state(), criteria, problem));
    return all;
  }

  private List<Predicate> in(State state, CriteriaBuilder criteria, Root<SignInProblem> problem) {
    Instant now = clock.instant();
    Instant lately = now.minus(KEPT_SHORTLY);
    if (state == State.RESOLVED) {
      return List.of(criteria.greaterThan(problem.get("resolvedAt"), lately));
    }
    Path<Instant> until = problem.get("mute").get("until");
    Path<Long> hits = problem.get("mute").get("hits");
    Predicate muted =
        state == State.MUTED
            ? criteria.or(criteria.isNotNull(hits), criteria.greaterThan(until, now))
            : criteria.and(
                criteria.isNull(hits),
                criteria.or(criteria.isNull(until), criteria.lessThanOrEqualTo(until, now)));
    return List.of(
        muted,
        criteria.isNull(problem.get("resolvedAt")),
        criteria.greaterThan(problem.get("lastSeen"), now.minus(KEPT)),
        criteria.or(
            criteria.greaterThan(problem.get("lastSeen"), lately),
            criteria.greaterThan(problem.get("people"), 1L),
            criteria.greaterThan(problem.get("addresses"), 1L)));
  }

  public Optional<SignInProblem> find(TenantId tenant, long id) {
    return Optional.ofNullable(entities.find(SignInProblem.class, id))
        .filter(problem -> problem.tenantId().equals(tenant));
  }

  /**
   * Mutes a problem.
   *
   * @param until a time, or {@code null} until the problem changes
   * @param by who mutes it
   */
  public void mute(SignInProblem problem, Instant until, String by) {
    problem.mute(
        until == null
            ? ProblemMute.untilChange(problem.getPeople() + problem.getAddresses(), by)
            : ProblemMute.until(until, by));
  }

  /** Lists a problem again that was muted. */
  public void unmute(SignInProblem problem) {
    problem.mute(null);
  }

  /** Deletes the problems of a connection that is deleted. */
  public void forget(TenantId tenant, long connection) {
    entities
        .createQuery(
            "delete from SignInProblem p where p.tenantId = :tenant and p.connectionId = :connection")
        .setParameter("tenant", tenant.value())
        .setParameter("connection", connection)
        .executeUpdate();
  }

  /** Of problems, by their ids, the number of refusals in each hour that had any. */
  public Map<Long, SortedMap<Instant, Long>> hours(Collection<Long> problems, Instant since) {
    Map<Long, SortedMap<Instant, Long>> found = new HashMap<>();
    if (!problems.isEmpty()) {
      entities
          .createQuery(
              "select h.id.problem, h.id.begun, h.refused from ProblemHour h"
                  + " where h.id.problem in :problems and h.id.begun >= :since",
              Object[].class)
          .setParameter("problems", problems)
          .setParameter("since", since)
          .getResultStream()
          .forEach(
              row ->
                  found
                      .computeIfAbsent((Long) row[0], id -> new TreeMap<>())
                      .put((Instant) row[1], (Long) row[2]));
    }
    return found;
  }

  /** Deletes what is listed no longer, and the problems of connections that are gone. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    Instant before = now.minus(KEPT);
    int deleted =
        entities
            .createNativeQuery(
                "delete from sign_in_problem where connection_id <> 0"
                    + " and connection_id not in (select id from connection)")
            .executeUpdate();
    deleted += Expiring.delete(entities, "SignInProblem", "id", "lastSeen", before, batch);
    return deleted
        + entities
            .createQuery("delete from ProblemHour h where h.id.begun < :before")
            .setParameter("before", before)
            .executeUpdate();
  }
}

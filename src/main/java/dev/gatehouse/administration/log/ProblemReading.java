package dev.gatehouse.administration.log;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.filter.EventField;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.journal.problem.ProblemMute;
import dev.gatehouse.journal.problem.SignInProblem;
import dev.gatehouse.journal.problem.SignInProblems;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The problems of the sites that an actor configures, with what belongs to them. */
@ApplicationScoped
@Transactional
public class ProblemReading {
  /** So far back hours are told in lists. */
  public static final Duration LATELY = Duration.ofHours(24);

  @PersistenceContext EntityManager entities;
  @Inject SignInProblems problems;
  @Inject AuditTrail trail;
  @Inject Events events;
  @Inject Clock clock;

  /** Which problems to list; {@code null} does not restrict. */
  public record Asked(SignInProblems.State state, Long connection, String reason, String cause) {
    public static final Asked OPEN = new Asked(SignInProblems.State.OPEN, null, null, null);
  }

  /**
   * A problem with what belongs to it.
   *
   * @param connection the connection's name, or {@code null} if no connection refused
   * @param change what was changed shortly before it was first seen, or {@code null}
   * @param mute whether it is muted, or {@code null}
   * @param hours the refusals in each hour that had any
   */
  public record Told(
      SignInProblem problem,
      String site,
      String connection,
      AuditEntry change,
      ProblemMute mute,
      SortedMap<Instant, Long> hours) {}

  /**
   * Problems, worst first.
   *
   * @param site at which site, or {@code null} for every one that the actor configures
   * @throws Missing when the actor may not see any
   */
  public List<SignInProblem> list(
      Actor actor, TenantId site, Asked asked, SignInProblems.Place after, int limit) {
    SignInProblems.Question question =
        new SignInProblems.Question(
            site,
            among(actor, site),
            asked.state(),
            asked.connection(),
            asked.reason(),
            asked.cause());
    return problems.list(question, after, limit);
  }

  private static Collection<TenantId> among(Actor actor, TenantId site) {
    if (site != null) {
      actor.require(Right.CONFIGURE, site);
    } else if (!actor.rights().anywhere(Right.CONFIGURE)) {
      throw new Missing();
    }
    return site != null || actor.rights().platformAdmin()
        ? null
        : actor.rights().sites(Right.CONFIGURE);
  }

  /**
   * One problem, with the hours of all its days.
   *
   * @throws Missing when there is none that the actor may see
   */
  public Told find(Actor actor, TenantId site, long id) {
    actor.require(Right.CONFIGURE, site);
    SignInProblem problem = problems.find(site, id).orElseThrow(Missing::new);
    return tell(List.of(problem), SignInProblems.KEPT).get(0);
  }

  /** What belongs to problems that the actor was given, with the hours of the last day. */
  public List<Told> tell(List<SignInProblem> given) {
    return tell(given, LATELY);
  }

  private List<Told> tell(List<SignInProblem> given, Duration back) {
    Instant now = clock.instant();
    Map<Long, String> sites = names("Tenant", given, problem -> problem.tenantId().value());
    Map<Long, String> connections = names("Connection", given, SignInProblem::getConnectionId);
    Map<Long, AuditEntry> changes =
        trail.find(ids(given, SignInProblem::getAuditEntry)).stream()
            .collect(Collectors.toMap(AuditEntry::getId, Function.identity()));
    Map<Long, SortedMap<Instant, Long>> hours =
        problems.hours(ids(given, SignInProblem::getId), now.minus(back));
    return given.stream()
        .map(
            problem ->
                new Told(
                    problem,
                    sites.get(problem.tenantId().value()),
                    Optional.ofNullable(problem.getConnectionId())
                        .map(connections::get)
                        .orElse(null),
                    Optional.ofNullable(problem.getAuditEntry()).map(changes::get).orElse(null),
                    problem.mutedAt(now).orElse(null),
                    hours.getOrDefault(problem.getId(), new TreeMap<>())))
        .toList();
  }

  private Map<Long, String> names(
      String entity, List<SignInProblem> given, Function<SignInProblem, Long> id) {
    Collection<Long> ids = ids(given, id);
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select r.id, r.settings.name from " + entity + " r where r.id in :ids",
                Object[].class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
  }

  private static Collection<Long> ids(List<SignInProblem> given, Function<SignInProblem, Long> id) {
    return given.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /** The event of a problem's last refusal, if it is still kept. */
  public Optional<SignInEvent> lastEvent(Actor actor, SignInProblem problem) {
    actor.require(Right.CONFIGURE, problem.tenantId());
    return Optional.ofNullable(problem.getLastEvent())
        .flatMap(id -> events.find(problem.tenantId(), id));
  }

  /** The newest refusals of a problem since it was first seen. */
  public List<SignInEvent> refusals(Actor actor, SignInProblem problem, int most) {
    actor.require(Right.CONFIGURE, problem.tenantId());
    EventFilter filter =
        EventFilter.ALL
            .only(EventField.REASON, problem.getReason())
            .between(problem.getFirstSeen(), null);
    return events.list(problem.tenantId(), filter, null, most).stream()
        .filter(event -> Objects.equals(event.getConnectionId(), problem.getConnectionId()))
        .filter(
            event ->
                Objects.equals(
                    event.mismatch().map(found -> found.getCause()).orElse(null),
                    problem.getCause()))
        .toList();
  }

  /** A problem as the admin API shows it. */
  public static Snapshot show(Told told) {
    SignInProblem problem = told.problem();
    AuditEntry change = told.change();
    return new Snapshot()
        .with("id", problem.getId())
        .with("site", problem.tenantId().value())
        .with("connectionId", problem.getConnectionId())
        .with("reason", problem.getReason())
        .with("cause", problem.getCause())
        .with("surface", problem.getSurface())
        .with("refused", problem.getRefused())
        .with("accepted", problem.getAccepted())
        .with("passed", problem.getPassed())
        .with("people", problem.getPeople())
        .with("addresses", problem.getAddresses())
        .with("firstSeenAt", problem.getFirstSeen())
        .with("lastSeenAt", problem.getLastSeen())
        .with("resolvedAt", problem.getResolvedAt())
        .with("cameBack", problem.isReturned())
        .with("muted", told.mute() != null)
        .with("mutedUntil", told.mute() == null ? null : told.mute().getUntil())
        .with("mutedBy", told.mute() == null ? null : told.mute().getBy())
        .with("lastEventId", problem.getLastEvent())
        .with("change", change == null ? null : change(change));
  }

  private static Map<String, Object> change(AuditEntry entry) {
    return new Snapshot()
        .with("id", entry.getId())
        .with("at", entry.getAt())
        .with("actor", entry.getActor())
        .with("event", entry.getEvent())
        .with("target", entry.getTarget())
        .members();
  }
}

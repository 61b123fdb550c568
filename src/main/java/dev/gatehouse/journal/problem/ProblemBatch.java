package dev.gatehouse.journal.problem;

import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.rejection.Rejection;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Events that are counted in one transaction: few statements, however many events. */
final class ProblemBatch {
  /** Sister sites' visits follow a sign-in that was judged already. */
  private static final String OF_SISTERS = "sso.sister.";

  private static final Set<String> EXPECTED =
      Arrays.stream(Rejection.values())
          .filter(Rejection::isExpected)
          .map(Rejection::code)
          .collect(Collectors.toUnmodifiableSet());

  private final EntityManager entities;
  private final ChangeBefore changes;
  private final Instant now;
  private final Map<ProblemKind, SignInProblem> problems = new LinkedHashMap<>();
  private final Map<Long, List<SignInProblem>> ofSite = new HashMap<>();
  private final Map<ProblemHour.Id, Long> hours = new LinkedHashMap<>();
  private final Map<Long, ProblemPeople.User> users = new HashMap<>();

  /** Problems that begin in this batch, or begin anew. */
  private final Set<SignInProblem> begun = new HashSet<>();

  private Set<ProblemHit.Id> hits = Set.of();

  ProblemBatch(EntityManager entities, ChangeBefore changes, Instant now) {
    this.entities = entities;
    this.changes = changes;
    this.now = now;
  }

  /** Counts events in the order in which they were written. */
  void count(List<SignInEvent> events) {
    Instant oldest = now.minus(SignInProblems.KEPT);
    List<SignInEvent> recent = events.stream().filter(e -> e.getAt().isAfter(oldest)).toList();
    readProblems(recent);
    Set<Long> connections = connections(recent);
    List<SignInEvent> refused =
        recent.stream().filter(event -> isRefused(event, connections)).toList();
    refused.forEach(this::know);
    readHits(refused);
    readUsers(recent);
    for (SignInEvent event : recent) {
      if (isRefused(event, connections)) {
        refuse(event);
      } else if (event.isAccepted() && !event.getName().startsWith(OF_SISTERS)) {
        pass(event);
      }
    }
    hours.forEach(this::add);
    begun.forEach(problem -> problem.follows(changes.of(problem).orElse(null)));
  }

  /** Without those of connections that were deleted meanwhile. */
  private static boolean isRefused(SignInEvent event, Set<Long> connections) {
    return event.getReason() != null
        && !EXPECTED.contains(event.getReason())
        && (event.getConnectionId() == null || connections.contains(event.getConnectionId()));
  }

  /** The connections of events, as far as they are still there. */
  private Set<Long> connections(List<SignInEvent> events) {
    Set<Long> named =
        events.stream()
            .map(SignInEvent::getConnectionId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return named.isEmpty()
        ? Set.of()
        : Set.copyOf(
            entities
                .createQuery("select c.id from Connection c where c.id in :named", Long.class)
                .setParameter("named", named)
                .getResultList());
  }

  private void readProblems(List<SignInEvent> events) {
    Set<Long> sites = events.stream().map(e -> e.tenantId().value()).collect(Collectors.toSet());
    if (!sites.isEmpty()) {
      entities
          .createQuery(
              "select p from SignInProblem p where p.tenantId in :sites", SignInProblem.class)
          .setParameter("sites", sites)
          .getResultList()
          .forEach(this::add);
    }
  }

  private void add(SignInProblem problem) {
    problems.put(problem.kind(), problem);
    ofSite.computeIfAbsent(problem.tenantId().value(), site -> new ArrayList<>()).add(problem);
  }

  /** Makes the problem of a refusal, if there is none. */
  private void know(SignInEvent event) {
    ProblemKind kind = ProblemKind.of(event);
    if (!problems.containsKey(kind)) {
      SignInProblem problem = new SignInProblem(kind, event.getAt());
      entities.persist(problem);
      begun.add(problem);
      add(problem);
    }
  }

  private void readHits(List<SignInEvent> refused) {
    Set<Long> known = refused.stream().map(e -> problem(e).getId()).collect(Collectors.toSet());
    Set<String> who =
        refused.stream().flatMap(e -> ProblemPeople.hit(e).stream()).collect(Collectors.toSet());
    hits =
        known.isEmpty() || who.isEmpty()
            ? new HashSet<>()
            : entities
                .createQuery(
                    "select h from ProblemHit h where h.id.problem in :known and h.id.who in :who",
                    ProblemHit.class)
                .setParameter("known", known)
                .setParameter("who", who)
                .getResultStream()
                .map(ProblemHit::id)
                .collect(Collectors.toCollection(HashSet::new));
  }

  /** The people of sign-ins whose events do not tell them, where it matters who gets in. */
  private void readUsers(List<SignInEvent> events) {
    Set<Long> ids =
        events.stream()
            .filter(event -> event.isAccepted() && event.subject().isEmpty())
            .filter(event -> ofSite.containsKey(event.tenantId().value()))
            .map(SignInEvent::getReaderId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (ids.isEmpty()) {
      return;
    }
    String in = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    List<?> rows =
        entities
            .createNativeQuery("select id, email, external_id from reader where id in (" + in + ")")
            .getResultList();
    for (Object row : rows) {
      Object[] cells = (Object[]) row;
      users.put(
          ((Number) cells[0]).longValue(),
          new ProblemPeople.User((String) cells[1], (String) cells[2]));
    }
  }

  private SignInProblem problem(SignInEvent event) {
    return problems.get(ProblemKind.of(event));
  }

  private void refuse(SignInEvent event) {
    SignInProblem problem = problem(event);
    if (ProblemEnd.isOverBy(event.getAt(), problem)) {
      problem.begin(event.getAt());
      begun.add(problem);
      forgetHits(problem);
    }
    problem.refuse(event);
    Instant hour = event.getAt().truncatedTo(ChronoUnit.HOURS);
    hours.merge(new ProblemHour.Id(problem.getId(), hour), 1L, Long::sum);
    for (String who : ProblemPeople.hit(event)) {
      ProblemHit.Id hit = new ProblemHit.Id(problem, who);
      if (hits.add(hit)) {
        entities.persist(new ProblemHit(hit));
        problem.hit(who, ProblemPeople.isKnown(event));
      }
    }
  }

  /** Who was hit before it came back counts no longer. */
  private void forgetHits(SignInProblem problem) {
    entities
        .createQuery(
            "delete from ProblemHit h where h.id.problem = :problem and h.id.episode < :episode")
        .setParameter("problem", problem.getId())
        .setParameter("episode", problem.episode())
        .executeUpdate();
  }

  private void pass(SignInEvent event) {
    Collection<SignInProblem> here = ofSite.getOrDefault(event.tenantId().value(), List.of());
    List<SignInProblem> near =
        here.stream().filter(problem -> ProblemEnd.isNearedBy(event, problem)).toList();
    if (!near.isEmpty()) {
      List<String> who =
          ProblemPeople.names(
              event, users.getOrDefault(event.getReaderId(), ProblemPeople.User.UNKNOWN));
      near.forEach(problem -> problem.pass(event, who));
    }
  }

  private void add(ProblemHour.Id id, long count) {
    ProblemHour hour = entities.find(ProblemHour.class, id);
    if (hour == null) {
      hour = new ProblemHour(id);
      entities.persist(hour);
    }
    hour.add(count);
  }
}

package dev.gatehouse.journal.problem;

import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.rejection.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The change that an operator made shortly before a problem was first seen: of the connection
 * before that of anything else, then the latest. That it came before does not say that it is why.
 */
@ApplicationScoped
class ChangeBefore {
  static final Duration SHORTLY = Duration.ofMinutes(60);

  /** A change and the refusals that it causes are timed by the clocks of two nodes. */
  private static final Duration CLOCKS = Duration.ofSeconds(2);

  private static final int MOST = 200;

  private static final List<AuditEvent> SETTINGS =
      List.of(
          AuditEvent.SITE_UPDATED,
          AuditEvent.JWT_CREATED,
          AuditEvent.JWT_SAVED,
          AuditEvent.JWT_GENERATED,
          AuditEvent.JWT_UPDATED,
          AuditEvent.JWT_DELETED,
          AuditEvent.PUBLISHED_KEYS_RENEWED,
          AuditEvent.REPORT_ONLY_APPLIED,
          AuditEvent.OPENING_REVOKED,
          AuditEvent.OPENING_ENDED);

  private static final List<AuditEvent> PEOPLE =
      List.of(
          AuditEvent.USER_CREATED,
          AuditEvent.USER_UPDATED,
          AuditEvent.USER_BANNED,
          AuditEvent.USER_DELETED,
          AuditEvent.USERS_IMPORTED);

  private static final List<String> OF_PEOPLE =
      List.of(
          Rejection.USER_BANNED.code(),
          Rejection.USER_NOT_REGISTERED.code(),
          Rejection.IDENTITY_CONFLICT.code());

  @Inject AuditTrail trail;

  /** Id of the audit entry. */
  Optional<Long> of(SignInProblem problem) {
    Instant seen = problem.getFirstSeen();
    boolean ofPeople = OF_PEOPLE.contains(problem.getReason());
    List<String> events =
        Stream.concat(SETTINGS.stream(), ofPeople ? PEOPLE.stream() : Stream.of())
            .map(AuditEvent::code)
            .toList();
    AuditTrail.Filter filter =
        new AuditTrail.Filter(
            events,
            null,
            problem.tenantId().toString(),
            seen.minus(SHORTLY),
            seen.plus(CLOCKS),
            null);
    Long connection = problem.getConnectionId();
    return trail.list(filter, null, MOST).stream()
        .filter(entry -> connection == null || !isOfOther(entry, connection))
        .max(
            Comparator.comparing((AuditEntry entry) -> rank(entry, connection, ofPeople))
                .thenComparing(AuditEntry::getAt)
                .thenComparing(AuditEntry::getId))
        .map(AuditEntry::getId);
  }

  private static int rank(AuditEntry entry, Long connection, boolean ofPeople) {
    if (ofPeople) {
      return entry.getEvent().startsWith("user") ? 1 : 0;
    }
    return connection != null && names(entry, connection) ? 1 : 0;
  }

  /** The targets are {@code connection 7: Name} and {@code key 9 of connection 7: Name}. */
  private static boolean names(AuditEntry entry, long connection) {
    return entry.getTarget().matches("(?s)(key \\d+ of )?connection " + connection + "\\b.*");
  }

  private static boolean isOfOther(AuditEntry entry, long connection) {
    return entry.getTarget().matches("(?s)(key \\d+ of )?connection \\d+\\b.*")
        && !names(entry, connection);
  }
}

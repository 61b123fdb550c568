package dev.gatehouse.administration.timeline;

import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.filter.EventOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a row of a time line tells of, to narrow it by. */
public enum TimelineKind {
  /** A sign-in, with which a session begins. */
  ACCEPTED(EventOutcome.ACCEPTED),
  REFUSED(EventOutcome.REFUSED),
  /** A session ended, or led to another site. */
  SESSION(EventOutcome.NOTED, AuditEvent.SESSION_ENDED, AuditEvent.SESSIONS_ENDED),
  BAN(null, AuditEvent.USER_BANNED, AuditEvent.USER_UNBANNED),
  /** An operator, a program or an import changed the user's groups. */
  GROUP(null, AuditEvent.USER_UPDATED),
  /** Any other change of the user. */
  CHANGE(
      null,
      AuditEvent.USER_CREATED,
      AuditEvent.USER_UPDATED,
      AuditEvent.USER_INVITED,
      AuditEvent.USER_DELETED);

  private final EventOutcome outcome;
  private final List<AuditEvent> changes;

  TimelineKind(EventOutcome outcome, AuditEvent... changes) {
    this.outcome = outcome;
    this.changes = List.of(changes);
  }

  static TimelineKind of(SignInEvent event) {
    EventOutcome outcome = EventOutcome.of(event.getName(), event.getReason());
    return Arrays.stream(values()).filter(k -> k.outcome == outcome).findFirst().orElseThrow();
  }

  static TimelineKind of(AuditEntry entry) {
    return entry.isOfGroups()
        ? GROUP
        : Arrays.stream(values())
            .filter(kind -> kind != GROUP)
            .filter(kind -> kind.codes().contains(entry.getEvent()))
            .findFirst()
            .orElse(CHANGE);
  }

  /** How the events of this kind ended; none if there are no such events. */
  Set<EventOutcome> outcomes() {
    return outcome == null ? Set.of() : Set.of(outcome);
  }

  /** Codes of the audit entries of this kind. */
  List<String> codes() {
    return changes.stream().map(AuditEvent::code).toList();
  }

  /** As addresses and the admin API write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<TimelineKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}

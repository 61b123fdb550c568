package dev.gatehouse.administration.timeline;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.log.AuditReading;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.administration.timeline.TimelinePlace.Source;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.session.ended.EndedSession;
import dev.gatehouse.tenant.TenantId;
import java.util.Map;

/**
 * One thing that happened to a person. Of the last three, one is set.
 *
 * @param site where it happened
 */
public record TimelineRow(
    TimelinePlace place,
    TenantId site,
    TimelineKind kind,
    SignInEvent event,
    AuditEntry change,
    EndedSession session) {

  static TimelineRow of(SignInEvent event) {
    TimelinePlace place = new TimelinePlace(event.getAt(), Source.EVENT, event.getId());
    return new TimelineRow(place, event.tenantId(), TimelineKind.of(event), event, null, null);
  }

  static TimelineRow of(AuditEntry entry) {
    TimelinePlace place = new TimelinePlace(entry.getAt(), Source.CHANGE, entry.getId());
    return new TimelineRow(
        place, new TenantId(entry.getSiteId()), TimelineKind.of(entry), null, entry, null);
  }

  static TimelineRow of(EndedSession session) {
    TimelinePlace place = new TimelinePlace(session.getEndedAt(), Source.SESSION, session.getId());
    return new TimelineRow(place, session.tenantId(), TimelineKind.SESSION, null, null, session);
  }

  /** As the admin API shows it. */
  public Snapshot show() {
    return new Snapshot()
        .with("at", place.at())
        .with("kind", kind.code())
        .with("site", site.value())
        .with("event", event == null ? null : EventReading.show(event).members())
        .with("change", change == null ? null : AuditReading.show(change).members())
        .with("session", session == null ? null : ended());
  }

  private Map<String, Object> ended() {
    return new Snapshot()
        .with("id", session.getSessionId())
        .with("userId", session.getReaderId())
        .with("connectionId", session.getConnectionId())
        .with("begunAt", session.getBegunAt())
        .with("endedAt", session.getEndedAt())
        .with("why", session.getWhy())
        .members();
  }
}

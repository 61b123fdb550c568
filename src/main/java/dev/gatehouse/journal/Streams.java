package dev.gatehouse.journal;

import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The events and the audit trail in the order in which they were written. Each row is read at least
 * once within its retention, also one whose transaction commits late, as long as it commits within
 * ten minutes ({@link StreamWindow#SETTLING}); both servers end a transaction after five.
 */
@ApplicationScoped
@Transactional
public class Streams implements Expiring {
  /** Longer than rows settle, so that one mark at least has settled while a node runs. */
  private static final Duration KEPT = Duration.ofHours(1);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * The events behind a position.
   *
   * @param tenant at which site, or {@code null} for every one
   * @param limit how many are read at most
   */
  public StreamPart<SignInEvent> events(
      TenantId tenant, EventFilter filter, StreamPosition from, int limit) {
    StreamWindow window = StreamWindow.open(entities, StreamKind.EVENT, from, clock.instant());
    List<SignInEvent> rows = EventQuery.stream(entities, tenant, filter, window, limit);
    return window.part(rows, SignInEvent::streamNumber, limit);
  }

  /** Those events between two positions that were read before, if they are still kept. */
  public List<SignInEvent> events(TenantId tenant, StreamPosition from, StreamPosition to) {
    return EventQuery.stream(entities, tenant, from, to);
  }

  /** The entries behind a position; the filter names the sites that the reader may see. */
  public StreamPart<AuditEntry> audit(AuditTrail.Filter filter, StreamPosition from, int limit) {
    StreamWindow window = StreamWindow.open(entities, StreamKind.AUDIT, from, clock.instant());
    return window.part(audit(filter, window::holds, limit), AuditEntry::getId, limit);
  }

  /** Those entries between two positions that were read before, if they are still kept. */
  public List<AuditEntry> audit(AuditTrail.Filter filter, StreamPosition from, StreamPosition to) {
    return audit(
        filter, (criteria, id) -> StreamWindow.between(criteria, id, from, to), Integer.MAX_VALUE);
  }

  private List<AuditEntry> audit(
      AuditTrail.Filter filter,
      BiFunction<CriteriaBuilder, Expression<Long>, Predicate> which,
      int limit) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<AuditEntry> query = criteria.createQuery(AuditEntry.class);
    Root<AuditEntry> entry = query.from(AuditEntry.class);
    List<Predicate> all = AuditTrail.passing(filter, criteria, entry);
    all.add(which.apply(criteria, entry.get("id")));
    query.where(all.toArray(Predicate[]::new)).orderBy(criteria.asc(entry.get("id")));
    return entities.createQuery(query).setMaxResults(limit).getResultList();
  }

  /** Grows with each row of either stream that can be read and is newer than all before. */
  public long newest() {
    long sum = 0;
    for (StreamKind kind : StreamKind.values()) {
      Long newest = newest(kind);
      sum += newest == null ? 0 : newest;
    }
    return sum;
  }

  /** A position with at most so many events behind it, for whoever needs the newest ones only. */
  public StreamPosition beforeNewestEvents(int most) {
    Long newest = newest(StreamKind.EVENT);
    return new StreamPosition(newest == null ? 0 : Math.max(0, newest - most), List.of());
  }

  /** The position behind the newest event. */
  public StreamPosition endOfEvents() {
    return StreamWindow.end(entities, StreamKind.EVENT, clock.instant());
  }

  /** The position behind the newest entry. */
  public StreamPosition endOfAudit() {
    return StreamWindow.end(entities, StreamKind.AUDIT, clock.instant());
  }

  /** Marks the newest numbers, and deletes the marks that newer ones replace. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    int deleted = 0;
    for (StreamKind kind : StreamKind.values()) {
      Long newest = newest(kind);
      if (newest != null) {
        entities.persist(new StreamMark(kind.code(), now, newest));
      }
      deleted += deleteReplaced(kind, now);
    }
    return deleted;
  }

  private Long newest(StreamKind kind) {
    Number number =
        (Number)
            entities
                .createNativeQuery("select max(%s) from %s".formatted(kind.column(), kind.table()))
                .getSingleResult();
    return number == null ? null : number.longValue();
  }

  /** The newest of the old marks stays: Gatehouse may have been down since. */
  private int deleteReplaced(StreamKind kind, Instant now) {
    // Not max(): EclipseLink reads what it returns on PostgreSQL as another type than a column's.
    List<Instant> newestOld =
        entities
            .createQuery(
                "select m.id.markedAt from StreamMark m"
                    + " where m.id.stream = :stream and m.id.markedAt < :before"
                    + " order by m.id.markedAt desc",
                Instant.class)
            .setParameter("stream", kind.code())
            .setParameter("before", now.minus(KEPT))
            .setMaxResults(1)
            .getResultList();
    return newestOld.isEmpty()
        ? 0
        : entities
            .createQuery(
                "delete from StreamMark m where m.id.stream = :stream and m.id.markedAt < :before")
            .setParameter("stream", kind.code())
            .setParameter("before", newestOld.get(0))
            .executeUpdate();
  }
}

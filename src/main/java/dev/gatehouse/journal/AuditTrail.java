package dev.gatehouse.journal;

import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The audit trail, newest entries first. */
@ApplicationScoped
@Transactional
public class AuditTrail {
  private static final int MOST_ACTORS = 500;

  @PersistenceContext EntityManager entities;
  @Inject AuditSwitches switches;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  /**
   * Which entries to list; {@code null} does not restrict.
   *
   * @param actors the names of those who made the change
   * @param site id or subdomain
   * @param among ids of the sites that the operator may see
   */
  public record Filter(
      Collection<String> events,
      Collection<String> actors,
      String site,
      Instant since,
      Instant until,
      Collection<Long> among) {}

  /** Writes an entry within the caller's transaction, unless its recording is switched off. */
  public void add(AuditEntry entry) {
    endInTime();
    if (AuditEvent.of(entry.getEvent()).filter(switches::isRecorded).isPresent()) {
      entities.persist(entry);
      entities.flush();
    }
  }

  /** Writes an entry that stays whatever becomes of the caller's transaction. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void addApart(AuditEntry entry) {
    add(entry);
  }

  /** Writes entries of events that are always recorded within the caller's transaction. */
  public void add(List<AuditEntry> many) {
    endInTime();
    many.forEach(entities::persist);
    entities.flush();
  }

  /**
   * A caller that waits too long is answered that the database is unavailable. A change that
   * completes later is rolled back: a new key that no operator was shown must not replace the key
   * in use.
   */
  private void endInTime() {
    if (Database.hasDeadline()) {
      transactions.registerInterposedSynchronization(
          new Synchronization() {
            @Override
            public void beforeCompletion() {
              Database.requireTimeLeft();
            }

            @Override
            public void afterCompletion(int status) {
              // There is nothing to release.
            }
          });
    }
  }

  /** Entries older than one that was listed before, or the newest ones. */
  public List<AuditEntry> list(Filter filter, Long beforeId, int limit) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<AuditEntry> query = criteria.createQuery(AuditEntry.class);
    Root<AuditEntry> entry = query.from(AuditEntry.class);
    List<Predicate> all = passing(filter, criteria, entry);
    if (beforeId != null) {
      all.add(criteria.lessThan(entry.get("id"), beforeId));
    }
    query.where(all.toArray(Predicate[]::new)).orderBy(criteria.desc(entry.get("id")));
    return entities.createQuery(query).setMaxResults(limit).getResultList();
  }

  /**
   * What was changed about a user, or about their sessions, newest first by time.
   *
   * @param events only these
   * @param groups of updates, only those that changed groups, or only the others; {@code null} for
   *     both
   * @param before only those before this time, or at this time with an id below the given one;
   *     {@code null} for the newest
   */
  public List<AuditEntry> ofUser(
      TenantId site,
      long user,
      Collection<String> events,
      Boolean groups,
      Instant before,
      long belowId,
      int limit) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<AuditEntry> query = criteria.createQuery(AuditEntry.class);
    Root<AuditEntry> entry = query.from(AuditEntry.class);
    List<Predicate> all = new ArrayList<>();
    all.add(criteria.equal(entry.get("siteId"), site.value()));
    all.add(criteria.equal(entry.get("readerId"), user));
    all.add(entry.get("event").in(events));
    if (groups != null) {
      Predicate changesGroups =
          criteria.and(
              criteria.equal(entry.get("event"), AuditEvent.USER_UPDATED.code()),
              criteria.like(entry.get("changes"), "%" + AuditEntry.GROUPS + "%"));
      all.add(groups ? changesGroups : criteria.not(changesGroups));
    }
    if (before != null) {
      all.add(criteria.lessThanOrEqualTo(entry.get("at"), before));
      all.add(
          criteria.or(
              criteria.lessThan(entry.get("at"), before),
              criteria.lessThan(entry.get("id"), belowId)));
    }
    // The first two are equal: they let H2 read the index in its order, too.
    query
        .where(all.toArray(Predicate[]::new))
        .orderBy(
            criteria.desc(entry.get("siteId")),
            criteria.desc(entry.get("readerId")),
            criteria.desc(entry.get("at")),
            criteria.desc(entry.get("id")));
    return entities.createQuery(query).setMaxResults(limit).getResultList();
  }

  /** The entries with these ids. */
  public List<AuditEntry> find(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery("select e from AuditEntry e where e.id in :ids", AuditEntry.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** The entries that directly follow one that was listed before, newest first. */
  public List<AuditEntry> newer(Filter filter, long afterId, int limit) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<AuditEntry> query = criteria.createQuery(AuditEntry.class);
    Root<AuditEntry> entry = query.from(AuditEntry.class);
    List<Predicate> all = passing(filter, criteria, entry);
    all.add(criteria.greaterThan(entry.get("id"), afterId));
    query.where(all.toArray(Predicate[]::new)).orderBy(criteria.asc(entry.get("id")));
    List<AuditEntry> found =
        new ArrayList<>(entities.createQuery(query).setMaxResults(limit).getResultList());
    Collections.reverse(found);
    return found;
  }

  static List<Predicate> passing(Filter filter, CriteriaBuilder criteria, Root<AuditEntry> entry) {
    List<Predicate> all = new ArrayList<>();
    if (filter.events() != null) {
      all.add(entry.get("event").in(filter.events()));
    }
    if (filter.actors() != null) {
      all.add(entry.get("actor").in(filter.actors()));
    }
    if (filter.site() != null) {
      all.add(site(criteria, entry, filter.site()));
    }
    if (filter.since() != null) {
      all.add(criteria.greaterThanOrEqualTo(entry.get("at"), filter.since()));
    }
    if (filter.until() != null) {
      all.add(criteria.lessThan(entry.get("at"), filter.until()));
    }
    if (filter.among() != null) {
      all.add(
          filter.among().isEmpty()
              ? criteria.disjunction()
              : entry.get("siteId").in(filter.among()));
    }
    return all;
  }

  private static Predicate site(CriteriaBuilder criteria, Root<AuditEntry> entry, String site) {
    return site.matches("\\d{1,18}")
        ? criteria.equal(entry.get("siteId"), Long.valueOf(site))
        : criteria.equal(entry.get("siteSubdomain"), site);
  }

  /**
   * The actors of all entries, as the choices of a filter.
   *
   * @param among ids of the sites that the operator may see; {@code null} for all
   */
  public List<String> actors(Collection<Long> among) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<String> query = criteria.createQuery(String.class);
    Root<AuditEntry> entry = query.from(AuditEntry.class);
    if (among != null) {
      query.where(among.isEmpty() ? criteria.disjunction() : entry.get("siteId").in(among));
    }
    query.select(entry.get("actor")).distinct(true).orderBy(criteria.asc(entry.get("actor")));
    return entities.createQuery(query).setMaxResults(MOST_ACTORS).getResultList();
  }
}

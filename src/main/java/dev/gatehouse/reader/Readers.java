package dev.gatehouse.reader;

import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The readers of a tenant. */
@ApplicationScoped
@Transactional
public class Readers {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Tenants tenants;
  @Inject ChangeFeed feed;

  /** Readers after an id; a filter value of {@code null} matches everything. */
  public List<Reader> list(TenantId tenant, Filter filter, long afterId, int limit) {
    // Only with the values that are set: PostgreSQL cannot type a parameter that is null.
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<Reader> query = criteria.createQuery(Reader.class);
    Root<Reader> reader = query.from(Reader.class);
    List<Predicate> all = new ArrayList<>();
    all.add(criteria.equal(reader.get("tenantId"), tenant.value()));
    all.add(criteria.greaterThan(reader.get("id"), afterId));
    filter
        .values()
        .forEach((name, value) -> all.add(criteria.equal(reader.get("profile").get(name), value)));
    if (filter.identity() != null) {
      all.add(isKnownAs(criteria, query, reader, filter.identity()));
    }
    query.where(all.toArray(Predicate[]::new)).orderBy(criteria.asc(reader.get("id")));
    return entities.createQuery(query).setMaxResults(limit).getResultList();
  }

  /** The id in the default name space is the profile's, see {@link LinkedIdentity}. */
  private static Predicate isKnownAs(
      CriteriaBuilder criteria,
      CriteriaQuery<Reader> query,
      Root<Reader> reader,
      UserIdentity identity) {
    Path<String> profileId = reader.get("profile").get("externalId");
    boolean inDefault = LinkedIdentities.isDefault(identity.userNamespace());
    if (inDefault && identity.externalId() != null) {
      return criteria.equal(profileId, identity.externalId());
    }
    Subquery<Long> linked = query.subquery(Long.class);
    Root<LinkedIdentity> row = linked.from(LinkedIdentity.class);
    List<Predicate> all = new ArrayList<>();
    all.add(criteria.equal(row.get("tenantId"), reader.get("tenantId")));
    all.add(criteria.equal(row.get("userNamespace"), identity.userNamespace()));
    if (identity.externalId() != null) {
      all.add(criteria.equal(row.get("externalId"), identity.externalId()));
    }
    linked.select(row.get("readerId")).where(all.toArray(Predicate[]::new));
    Predicate isLinked = reader.get("id").in(linked);
    return inDefault ? criteria.or(criteria.isNotNull(profileId), isLinked) : isLinked;
  }

  /**
   * Which readers to list.
   *
   * @param identity of whom to list; without an external id, all who belong to the name space
   */
  public record Filter(String email, UserIdentity identity, Boolean banned) {
    private Map<String, Object> values() {
      Map<String, Object> values = new HashMap<>();
      values.put("email", email);
      values.put("banned", banned);
      values.values().removeIf(Objects::isNull);
      return values;
    }
  }

  public Optional<Reader> find(TenantId tenant, long id) {
    return entities
        .createQuery(
            "select distinct r from Reader r left join fetch r.profile.groups"
                + " where r.tenantId = :tenant and r.id = :id",
            Reader.class)
        .setParameter("tenant", tenant.value())
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Creates a reader; fails with a unique violation for a taken e-mail or external id. */
  public Reader create(TenantId tenant, ReaderProfile profile) {
    return create(tenant, profile, null);
  }

  /**
   * Creates a reader as {@link #create(TenantId, ReaderProfile)} does.
   *
   * @param signsIn when the reader signs in, or {@code null}
   */
  Reader create(TenantId tenant, ReaderProfile profile, Instant signsIn) {
    Reader reader = new Reader(tenant, profile, clock.instant(), signsIn);
    entities.persist(reader);
    entities.flush();
    return reader;
  }

  /** Saves a changed reader; a ban ends every session at once. */
  public Reader save(Reader reader) {
    Reader saved = entities.merge(reader);
    // Changes of collections alone would not raise the version.
    entities.lock(saved, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
    entities.flush();
    feed.changed(Reader.subject(reader.getId()));
    return saved;
  }

  /**
   * Deletes a reader and their sessions with a statement: EclipseLink 4.0.9 cannot remove an entity
   * whose embeddable has a collection that is joined by two columns.
   */
  public boolean delete(TenantId tenant, long id) {
    int count =
        entities
            .createQuery("delete from Reader r where r.tenantId = :tenant and r.id = :id")
            .setParameter("tenant", tenant.value())
            .setParameter("id", id)
            .executeUpdate();
    feed.changed(Reader.subject(id));
    return count == 1;
  }

  /**
   * Records a sign-in without raising the version, as EclipseLink would do in a statement of JPQL:
   * concurrent sign-ins do not conflict, and who edits the reader meanwhile is not disturbed.
   */
  public void signedIn(TenantId tenant, Long id, Instant at) {
    if (id != null) {
      entities
          .createNativeQuery("update reader set last_sign_in_at = ? where tenant_id = ? and id = ?")
          .setParameter(1, at.atOffset(ZoneOffset.UTC))
          .setParameter(2, tenant.value())
          .setParameter(3, id)
          .executeUpdate();
    }
  }

  /**
   * Waits until no other transaction changes the reader, and lets others wait until this one ends.
   * An update that changes nothing: unlike a lock for update, it lets PostgreSQL write rows that
   * refer to the reader meanwhile.
   */
  public void waitForOthers(TenantId tenant, long id) {
    entities
        .createNativeQuery("update reader set version = version where tenant_id = ? and id = ?")
        .setParameter(1, tenant.value())
        .setParameter(2, id)
        .executeUpdate();
  }

  /** The readers that match a token by external id, by e-mail, or by both. */
  List<Reader> candidates(TenantId tenant, UserIdentity identity, String email) {
    boolean inDefault = LinkedIdentities.isDefault(identity.userNamespace());
    TypedQuery<Reader> query =
        entities
            .createQuery(
                "select distinct r from Reader r left join fetch r.profile.groups"
                    + " where r.tenantId = :tenant and (r.profile.email = :email or "
                    + (inDefault
                        ? "r.profile.externalId = :externalId)"
                        : "r.id in (select i.readerId from LinkedIdentity i"
                            + " where i.tenantId = :tenant and i.userNamespace = :userNamespace"
                            + " and i.externalId = :externalId))"),
                Reader.class)
            .setParameter("tenant", tenant.value())
            .setParameter("externalId", identity.externalId())
            .setParameter("email", email);
    if (!inDefault) {
      query.setParameter("userNamespace", identity.userNamespace());
    }
    return query.getResultList();
  }
}

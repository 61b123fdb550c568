package dev.gatehouse.reader;

import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The readers of a tenant. */
@ApplicationScoped
@Transactional
public class Readers {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Tenants tenants;
  @Inject Event<ReaderChanged> changed;

  /** Readers after an id; {@code null} in a filter lets everything through. */
  public List<Reader> list(TenantId tenant, Filter filter, long afterId, int limit) {
    return entities
        .createQuery(
            "select r from Reader r where r.tenantId = :tenant and r.id > :after"
                + " and (:email is null or r.profile.email = :email)"
                + " and (:externalId is null or r.profile.externalId = :externalId)"
                + " and (:banned is null or r.profile.banned = :banned) order by r.id",
            Reader.class)
        .setParameter("tenant", tenant.value())
        .setParameter("after", afterId)
        .setParameter("email", filter.email())
        .setParameter("externalId", filter.externalId())
        .setParameter("banned", filter.banned())
        .setMaxResults(limit)
        .getResultList();
  }

  /** Which readers to list. */
  public record Filter(String email, String externalId, Boolean banned) {}

  public Optional<Reader> find(TenantId tenant, long id) {
    return entities
        .createQuery(
            "select r from Reader r where r.tenantId = :tenant and r.id = :id", Reader.class)
        .setParameter("tenant", tenant.value())
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Makes a reader; a taken e-mail or external id shows as a unique violation. */
  public Reader create(TenantId tenant, ReaderProfile profile) {
    Reader reader = new Reader(tenant, profile, clock.instant());
    entities.persist(reader);
    entities.flush();
    return reader;
  }

  /** Writes a reader who was read and changed; a ban ends every session at once. */
  public Reader save(Reader reader) {
    Reader saved = entities.merge(reader);
    entities.flush();
    changed.fire(new ReaderChanged(reader.tenantId(), reader.getId()));
    return saved;
  }

  /** Deletes a reader with every session. */
  public boolean delete(TenantId tenant, long id) {
    Optional<Reader> reader = find(tenant, id);
    reader.ifPresent(
        found -> {
          entities.remove(found);
          entities.flush();
          changed.fire(new ReaderChanged(tenant, id));
        });
    return reader.isPresent();
  }

  /** Remembers a sign-in; past the version, since simultaneous sign-ins do not contradict. */
  public void signedIn(TenantId tenant, Long id, Instant at) {
    if (id != null) {
      entities
          .createQuery(
              "update Reader r set r.lastSignInAt = :at where r.tenantId = :tenant and r.id = :id")
          .setParameter("at", at)
          .setParameter("tenant", tenant.value())
          .setParameter("id", id)
          .executeUpdate();
    }
  }

  /** Readers that a token may mean: by its external id, by its e-mail, or both. */
  List<Reader> candidates(TenantId tenant, String externalId, String email) {
    return entities
        .createQuery(
            "select r from Reader r where r.tenantId = :tenant"
                + " and (r.profile.externalId = :externalId or r.profile.email = :email)",
            Reader.class)
        .setParameter("tenant", tenant.value())
        .setParameter("externalId", externalId)
        .setParameter("email", email)
        .getResultList();
  }
}

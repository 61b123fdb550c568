package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The sign-ins that wait for an answer, each with a ticket that only its browser knows. */
@ApplicationScoped
@Transactional
public class HeldSignIns implements Expiring {
  /** How long a reader may take to answer; most tokens expire earlier. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final int TICKET_BYTES = 32;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Vault vault;

  /**
   * Keeps what a sign-in needs to go on.
   *
   * @param sender what sent it, such as a token and where from; of each only the newest is kept, so
   *     that nobody can fill the database
   * @return the ticket, of which only the hash is stored
   */
  public String hold(TenantId site, String sender, String content) {
    String ticket = Fingerprint.random(TICKET_BYTES);
    String hash = Fingerprint.of(ticket);
    String sealed = vault.seal(content, context(hash));
    String senderHash = Fingerprint.of(sender);
    entities
        .createQuery(
            "delete from HeldSignIn h where h.tenantId = :tenant and h.senderHash = :sender")
        .setParameter("tenant", site.value())
        .setParameter("sender", senderHash)
        .executeUpdate();
    entities.persist(
        new HeldSignIn(site, hash, senderHash, sealed, clock.instant().plus(LIFETIME)));
    entities.flush();
    return ticket;
  }

  /** What is kept for a ticket of this site. */
  public Optional<String> find(TenantId site, String ticket) {
    return row(site, ticket).map(this::open);
  }

  /** The same, which uses the ticket up: of simultaneous calls, one deletes the row. */
  public Optional<String> take(TenantId site, String ticket) {
    return row(site, ticket).filter(this::remove).map(this::open);
  }

  private Optional<HeldSignIn> row(TenantId site, String ticket) {
    return entities
        .createQuery(
            "select h from HeldSignIn h where h.ticketHash = :ticket and h.tenantId = :tenant"
                + " and h.expiresAt > :now",
            HeldSignIn.class)
        .setParameter("ticket", Fingerprint.of(ticket))
        .setParameter("tenant", site.value())
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  private boolean remove(HeldSignIn row) {
    return entities
            .createQuery("delete from HeldSignIn h where h.ticketHash = :ticket")
            .setParameter("ticket", row.ticketHash())
            .executeUpdate()
        == 1;
  }

  private String open(HeldSignIn row) {
    return vault.open(row.sealed(), context(row.ticketHash()));
  }

  private static String context(String ticketHash) {
    return "held sign-in " + ticketHash;
  }

  /** Deletes a batch of expired ones; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "HeldSignIn", "ticketHash", "expiresAt", now, batch);
  }
}

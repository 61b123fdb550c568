package dev.gatehouse.reader;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
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

/** The invitations of a tenant's readers; only the latest of each reader is valid. */
@ApplicationScoped
@Transactional
public class Invitations implements Expiring {
  private static final Duration LIFETIME = Duration.ofDays(7);
  private static final int SECRET_BYTES = 32;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Readers readers;
  @Inject ReaderPasswords passwords;

  /**
   * A new invitation.
   *
   * @param email of the invited reader
   * @param language of the invited reader; {@code null} if unknown
   * @param secret for the link; shown once, and never stored
   */
  public record Made(String email, String language, String secret, Instant expiresAt) {}

  /** Invites a reader to choose a password, and replaces an earlier invitation. */
  public Made make(Reader reader) {
    withdraw(reader);
    Made made =
        new Made(
            reader.getProfile().getEmail(),
            reader.getProfile().getLang(),
            Fingerprint.random(SECRET_BYTES),
            clock.instant().plus(LIFETIME));
    entities.persist(new Invitation(reader, Fingerprint.of(made.secret()), made.expiresAt()));
    entities.flush();
    return made;
  }

  /** Withdraws a reader's invitation, if any. */
  public void withdraw(Reader reader) {
    entities
        .createQuery("delete from Invitation i where i.tenantId = :tenant and i.readerId = :reader")
        .setParameter("tenant", reader.tenantId().value())
        .setParameter("reader", reader.getId())
        .executeUpdate();
  }

  /** Whether a reader has an invitation that can still be accepted. */
  public boolean isPending(Reader reader) {
    return entities
            .createQuery(
                "select count(i) from Invitation i where i.tenantId = :tenant"
                    + " and i.readerId = :reader and i.expiresAt > :now",
                Long.class)
            .setParameter("tenant", reader.tenantId().value())
            .setParameter("reader", reader.getId())
            .setParameter("now", clock.instant())
            .getSingleResult()
        > 0;
  }

  /** The reader whom a usable link invites. */
  public Optional<Reader> invited(TenantId tenant, String secret) {
    return entities
        .createQuery(
            "select i from Invitation i"
                + " where i.tenantId = :tenant and i.secretHash = :hash and i.expiresAt > :now",
            Invitation.class)
        .setParameter("tenant", tenant.value())
        .setParameter("hash", Fingerprint.of(secret))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst()
        .flatMap(invitation -> readers.find(tenant, invitation.getReaderId()));
  }

  /**
   * Consumes a link and sets the reader's password, inside the caller's transaction. The deletion
   * decides: of concurrent calls exactly one deletes the row.
   *
   * @throws Rejected when the link cannot be used, or the reader is suspended
   */
  @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Rejected.class)
  public Reader accept(TenantId tenant, String secret, String passwordHash) throws Rejected {
    Optional<Reader> reader = invited(tenant, secret);
    int deleted =
        entities
            .createQuery(
                "delete from Invitation i where i.tenantId = :tenant and i.secretHash = :hash")
            .setParameter("tenant", tenant.value())
            .setParameter("hash", Fingerprint.of(secret))
            .executeUpdate();
    if (reader.isEmpty() || deleted == 0) {
      throw unusable();
    }
    ReaderPasswords.notBanned(reader.get());
    passwords.set(reader.get(), passwordHash);
    return reader.get();
  }

  public static Rejected unusable() {
    return new Rejected(
        Rejection.LINK_UNUSABLE, "no valid invitation of this site matches the link");
  }

  /** Deletes a batch of expired invitations and returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "Invitation", "secretHash", "expiresAt", now, batch);
  }
}

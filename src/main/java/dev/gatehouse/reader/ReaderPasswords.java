package dev.gatehouse.reader;

import dev.gatehouse.reader.ReaderIdentities.KnownReader;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.text.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** The passwords of a tenant's readers; only their hashes are stored. */
@ApplicationScoped
@Transactional
public class ReaderPasswords {
  @PersistenceContext EntityManager entities;
  @Inject Readers readers;
  @Inject ChangeFeed feed;

  Optional<Reader> byEmail(TenantId tenant, String email) {
    Readers.Filter filter = new Readers.Filter(EmailAddress.normalized(email), null, null);
    return readers.list(tenant, filter, 0, 1).stream().findFirst();
  }

  /**
   * Signs in a reader who entered the correct password and records the sign-in, inside the caller's
   * transaction. The row stays locked until the transaction ends, so a later change of the password
   * finds, and ends, the session that begins here.
   *
   * @throws Rejected when the password changed since it was checked, or the reader is suspended
   */
  @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Rejected.class)
  public Reader admit(TenantId tenant, KnownReader known, Instant at) throws Rejected {
    int count =
        entities
            .createQuery(
                "update Reader r set r.lastSignInAt = :at"
                    + " where r.tenantId = :tenant and r.id = :id and r.passwordHash = :hash")
            .setParameter("at", at)
            .setParameter("tenant", tenant.value())
            .setParameter("id", known.id())
            .setParameter("hash", known.passwordHash())
            .executeUpdate();
    if (count == 0) {
      throw new Rejected(Rejection.CREDENTIALS_WRONG, "the password was changed at the same time");
    }
    return notBanned(readers.find(tenant, known.id()).orElseThrow());
  }

  /** Sets a reader's password, inside the caller's transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  void set(Reader reader, String hash) {
    entities
        .createQuery(
            "update Reader r set r.passwordHash = :hash, r.version = r.version + 1"
                + " where r.tenantId = :tenant and r.id = :id")
        .setParameter("hash", hash)
        .setParameter("tenant", reader.tenantId().value())
        .setParameter("id", reader.getId())
        .executeUpdate();
    feed.changed(Reader.subject(reader.getId()));
  }

  static Reader notBanned(Reader reader) throws Rejected {
    if (reader.getProfile().isBanned()) {
      throw new Rejected(Rejection.USER_BANNED, "the user is banned");
    }
    return reader;
  }
}

package dev.gatehouse.protocol.document360;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.Shared;
import dev.gatehouse.tenant.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** The issued codes; the database has only their hashes. */
@ApplicationScoped
@Transactional
public class AuthorizationCodes implements Expiring {
  /** What {@link Fingerprint#random} makes of this many bytes. */
  static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private static final int CODE_BYTES = 32;

  @PersistenceContext EntityManager entities;
  @Inject @Shared Clock clock;

  /** Makes a code. Only this call returns it. */
  String issue(Connection connection, CodeOrder order, Collection<String> groups) {
    String code = Fingerprint.random(CODE_BYTES);
    Instant expiresAt = clock.instant().plus(AuthorizationCode.LIFETIME);
    entities.persist(new AuthorizationCode(connection, code, order, groups, expiresAt));
    entities.flush();
    return code;
  }

  /** The code, expired and used ones too, if it is one of this connection. */
  Optional<AuthorizationCode> find(Connection connection, String code) {
    return Optional.ofNullable(entities.find(AuthorizationCode.class, Fingerprint.of(code)))
        .filter(found -> found.isOf(connection));
  }

  /** Whether it is too late to use the code, by the clock that all nodes share. */
  boolean isExpired(AuthorizationCode code) {
    return code.isExpired(clock.instant());
  }

  /** Deletes some whose sessions have ended by now in any case; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    Instant before = now.minus(AuthorizationCode.REMEMBERED);
    return Expiring.delete(entities, "AuthorizationCode", "codeHash", "expiresAt", before, batch);
  }
}

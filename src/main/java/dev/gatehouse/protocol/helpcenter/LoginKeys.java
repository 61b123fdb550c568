package dev.gatehouse.protocol.helpcenter;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The keys of sign-ins that are on their way, each bound to the browser that began it. */
@ApplicationScoped
@Transactional
public class LoginKeys implements Expiring {
  /** How long a reader may take to sign in to the company's app. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** 192 bits; the vendor's document asks for nothing, OWASP for 128 at least. */
  private static final int KEY_BYTES = 24;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /** Begins a sign-in; the key is returned once and only its hash kept. */
  String begin(Connection connection, String browser, String returnTo) {
    String key = Fingerprint.random(KEY_BYTES);
    entities.persist(
        new LoginKey(connection, key, browser, returnTo, clock.instant().plus(LIFETIME)));
    return key;
  }

  /** Deletes some of the expired keys; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "LoginKey", "keyHash", "expiresAt", now, batch);
  }

  /** The page first asked for, if the key is pending in this browser. */
  Optional<String> pending(Connection connection, String key, String browser) {
    return Optional.ofNullable(entities.find(LoginKey.class, Fingerprint.of(key)))
        .filter(found -> found.isPendingIn(browser, connection, clock.instant()))
        .map(LoginKey::returnTo);
  }
}

package dev.gatehouse.session;

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

/** The readers who are on their way to a site, each with a code that only the browser knows. */
@ApplicationScoped
@Transactional
public class HandOvers implements Expiring {
  /** The browser follows a redirect; nobody has to type. */
  public static final Duration LIFETIME = Duration.ofSeconds(60);

  private static final int CODE_BYTES = 32;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /** Sends somebody on the way; the code is returned once and only its hash kept. */
  public String begin(TenantId target, HandOver.Payload payload) {
    String code = Fingerprint.random(CODE_BYTES);
    entities.persist(new HandOver(code, target, payload, clock.instant().plus(LIFETIME)));
    return code;
  }

  /** The one of a code if it leads to this site and its time is not over, used or not. */
  public Optional<HandOver> find(TenantId target, String code) {
    return Optional.ofNullable(entities.find(HandOver.class, Fingerprint.of(code)))
        .filter(found -> found.target().equals(target))
        .filter(found -> clock.instant().isBefore(found.expiresAt()));
  }

  /** Deletes some whose time is over; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "HandOver", "codeHash", "expiresAt", now, batch);
  }
}

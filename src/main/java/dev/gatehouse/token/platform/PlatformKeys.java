package dev.gatehouse.token.platform;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.Shared;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.TokenSigner;
import dev.gatehouse.token.VerificationKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The platform's key pairs; their private halves leave it only as signatures. The database decides
 * which one signs, by the clock that all nodes share, so that all of them agree.
 */
@ApplicationScoped
@Transactional
public class PlatformKeys implements Expiring {
  /** The algorithms that it signs with, the preferred one first. */
  public static final List<PublicAlgorithm> ALGORITHMS =
      List.of(PublicAlgorithm.ES256, PublicAlgorithm.RS256);

  /** A new key is published so long before it signs: longer than receivers keep the set. */
  public static final Duration ANNOUNCED = Duration.ofHours(1);

  /** A key signs so long until another one takes its place. */
  public static final Duration LIFE = Duration.ofDays(90);

  /** Nothing that is signed is valid for longer. */
  public static final Duration LONGEST_TOKEN = Duration.ofDays(1);

  /** For receivers whose clocks are late, and calls that were under way. */
  private static final Duration SLACK = Duration.ofMinutes(10);

  @PersistenceContext EntityManager entities;
  @Inject @Shared Clock clock;
  @Inject Vault vault;
  @Inject Event<Made> made;

  /** The first key of an algorithm was made, since something was to be signed. */
  public record Made(PlatformKey key) {}

  /** The keys that are published, those of each algorithm together, the newest first. */
  public List<PlatformKey> published() {
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select k from PlatformKey k order by k.algorithm, k.number desc", PlatformKey.class)
        .getResultStream()
        .filter(key -> key.isPublished(now))
        .toList();
  }

  /** The published set: the public keys alone, as JSON. */
  public String keySet() {
    return new JWKSet(published().stream().map(this::pair).toList()).toString(true);
  }

  /** The published key of an algorithm that has an id, prepared to verify what it signed. */
  public Optional<VerificationKey> verifying(PublicAlgorithm algorithm, String kid) {
    return of(published(), algorithm).stream()
        .filter(key -> key.getKid().equals(kid))
        .findFirst()
        .map(key -> verifying(key, algorithm));
  }

  private VerificationKey verifying(PlatformKey key, PublicAlgorithm algorithm) {
    try {
      PublicKey half = ((AsymmetricJWK) pair(key)).toPublicKey();
      return new VerificationKey(0, key.getKid(), algorithm, half, key.getKid(), key.getEndsAt());
    } catch (JOSEException e) {
      throw new IllegalStateException("a key pair of the platform is unusable", e);
    }
  }

  /**
   * Signs claims as a compact JWS that names its key. Makes the first key; of several nodes that do
   * so at once one succeeds, and the others collide and may try again.
   *
   * @param claims valid for at most {@link #LONGEST_TOKEN}
   */
  public String sign(PublicAlgorithm algorithm, Map<String, Object> claims) {
    PlatformKey key = signing(published(), algorithm).orElseGet(() -> first(algorithm));
    try {
      AsymmetricJWK pair = (AsymmetricJWK) pair(key);
      return TokenSigner.sign(algorithm, pair.toPrivateKey(), key.getKid(), claims);
    } catch (JOSEException e) {
      throw new IllegalStateException("a key pair of the platform is unusable", e);
    }
  }

  private Optional<PlatformKey> signing(List<PlatformKey> keys, PublicAlgorithm algorithm) {
    Instant now = clock.instant();
    return of(keys, algorithm).stream()
        .filter(key -> key.hasBegun(now))
        .max(Comparator.comparing(PlatformKey::getNumber));
  }

  private static List<PlatformKey> of(List<PlatformKey> keys, PublicAlgorithm algorithm) {
    return keys.stream().filter(key -> key.getAlgorithm().equals(algorithm.jwa())).toList();
  }

  private PlatformKey first(PublicAlgorithm algorithm) {
    PlatformKey key = add(algorithm, clock.instant());
    made.fire(new Made(key));
    return key;
  }

  /** The key that is published and does not sign yet. */
  public Optional<PlatformKey> announced(PublicAlgorithm algorithm) {
    Instant now = clock.instant();
    return of(published(), algorithm).stream().filter(key -> !key.hasBegun(now)).findFirst();
  }

  /**
   * Makes the next key, which signs after it was announced; the others are published until what
   * they signed until then has expired. The first key of an algorithm signs at once.
   */
  public PlatformKey rotate(PublicAlgorithm algorithm) {
    Instant now = clock.instant();
    List<PlatformKey> others = of(published(), algorithm);
    Instant signsFrom = others.isEmpty() ? now : now.plus(ANNOUNCED);
    others.forEach(other -> other.endAt(signsFrom.plus(LONGEST_TOKEN).plus(SLACK)));
    return add(algorithm, signsFrom);
  }

  /** Makes a key that signs at once, and ends the others: what they signed counts no longer. */
  public PlatformKey replace(PublicAlgorithm algorithm) {
    Instant now = clock.instant();
    of(published(), algorithm).forEach(other -> other.endAt(now));
    return add(algorithm, now);
  }

  /** Rotates the keys that are old; returns the new ones. */
  public List<PlatformKey> rotateDue() {
    Instant now = clock.instant();
    List<PlatformKey> keys = published();
    return ALGORITHMS.stream()
        .filter(algorithm -> isDue(of(keys, algorithm), now))
        .map(this::rotate)
        .toList();
  }

  private static boolean isDue(List<PlatformKey> keys, Instant now) {
    return !keys.isEmpty()
        && keys.stream().allMatch(key -> key.hasBegun(now.minus(LIFE).plus(ANNOUNCED)));
  }

  private PlatformKey add(PublicAlgorithm algorithm, Instant signsFrom) {
    JWK pair = KeyPairs.generate(algorithm);
    String kid = pair.getKeyID();
    String sealed = vault.seal(pair.toJSONString(), PlatformKey.context(kid));
    PlatformKey key =
        new PlatformKey(kid, algorithm, next(algorithm), sealed, clock.instant(), signsFrom);
    entities.persist(key);
    entities.flush();
    return key;
  }

  private int next(PublicAlgorithm algorithm) {
    Integer last =
        entities
            .createQuery(
                "select max(k.number) from PlatformKey k where k.algorithm = :algorithm",
                Integer.class)
            .setParameter("algorithm", algorithm.jwa())
            .getSingleResult();
    return last == null ? 1 : last + 1;
  }

  /** Seals pairs again that an older master key sealed; returns how many. */
  public int sealAgain() {
    List<PlatformKey> outdated =
        entities
            .createQuery("select k from PlatformKey k", PlatformKey.class)
            .getResultStream()
            .filter(key -> vault.isOutdated(key.getSealedSecret()))
            .toList();
    outdated.forEach(
        key -> {
          String context = PlatformKey.context(key.getKid());
          key.setSealedSecret(vault.seal(vault.open(key.getSealedSecret(), context), context));
        });
    return outdated.size();
  }

  private JWK pair(PlatformKey key) {
    try {
      return JWK.parse(vault.open(key.getSealedSecret(), PlatformKey.context(key.getKid())));
    } catch (ParseException e) {
      // Without the cause, whose message may quote the key.
      throw new IllegalStateException("a key pair of the platform is unusable");
    }
  }

  /** Deletes keys that have ended; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    // The last number stays, so that none is used twice.
    return Expiring.delete(entities, "PlatformKey", "kid", "endsAt", now, batch);
  }
}

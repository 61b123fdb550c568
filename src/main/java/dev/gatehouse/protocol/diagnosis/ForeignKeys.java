package dev.gatehouse.protocol.diagnosis;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.secret.CallRate;
import dev.gatehouse.tenant.AllSigningKeys;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.CompactJws;
import dev.gatehouse.token.Hmac;
import dev.gatehouse.token.PublicAlgorithm;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the key of another connection or site that signed a token. Every secret of the platform is
 * tried, each with one hash, so the number of tokens is limited that this is done for. A backend
 * signs all its tokens with the same key: the one that was found last for a connection is tried
 * first, as often as tokens come.
 */
@ApplicationScoped
class ForeignKeys {
  private static final int MOST_OF_CONNECTION = 10;
  private static final int MOST_IN_ALL = 60;
  private static final Duration KEPT = Duration.ofMinutes(5);

  @Inject AllSigningKeys all;
  @Inject SigningKeys signingKeys;
  @Inject Protocols protocols;
  @Inject Clock clock;

  /** By the version of the table: a single one, as long as it is needed. */
  private final Cache<String, List<Foreign>> prepared =
      Caches.builder().maximumSize(1).expireAfterAccess(KEPT).build();

  private final Cache<Long, Foreign> lastFound =
      Caches.builder().maximumSize(1_000).expireAfterAccess(KEPT).build();

  private CallRate ofConnection;
  private CallRate inAll;

  /**
   * A key that is not the connection's.
   *
   * @param ofSite whether it is of the same site
   */
  record Foreign(long id, boolean ofSite, TenantId site, Predicate<CompactJws> signed) {}

  @PostConstruct
  void limit() {
    ofConnection = new CallRate(clock, MOST_OF_CONNECTION);
    inAll = new CallRate(clock, MOST_IN_ALL);
  }

  /** The key that signed; empty if none did, or if too many tokens were tried. */
  Optional<Foreign> signer(LiveConnection live, CompactJws jws) {
    long connection = live.connection().getId();
    Foreign last = lastFound.getIfPresent(connection);
    if (last != null && last.signed().test(jws)) {
      return Optional.of(last);
    }
    if (!ofConnection.count(String.valueOf(connection)).isZero() || !inAll.count("").isZero()) {
      return Optional.empty();
    }
    Optional<Foreign> found = ofSite(live, jws).or(() -> ofOtherSites(live, jws));
    found.ifPresent(key -> lastFound.put(connection, key));
    return found;
  }

  private Optional<Foreign> ofSite(LiveConnection live, CompactJws jws) {
    return live.site().connections().stream()
        .filter(other -> !other.getId().equals(live.connection().getId()))
        .flatMap(other -> protocols.compile(live.site(), other).stream())
        .flatMap(
            other ->
                other.keys().stream()
                    .filter(key -> key.verifies(jws))
                    .map(key -> new Foreign(key.id(), true, live.site().id(), key::verifies)))
        .findFirst();
  }

  private Optional<Foreign> ofOtherSites(LiveConnection live, CompactJws jws) {
    return prepared.get(all.version(), version -> prepare()).stream()
        .filter(key -> !key.site().equals(live.site().id()))
        .filter(key -> key.signed().test(jws))
        .findFirst();
  }

  private List<Foreign> prepare() {
    return all.secrets().stream().flatMap(used -> prepare(used).stream()).toList();
  }

  private Optional<Foreign> prepare(AllSigningKeys.Used used) {
    SigningKey key = used.key();
    Optional<Protocol> protocol = protocols.named(used.protocol());
    if (protocol.isEmpty() || PublicAlgorithm.named(used.algorithm()).isPresent()) {
      return Optional.empty();
    }
    byte[] text =
        protocol.get().signingText(signingKeys.secret(key)).getBytes(StandardCharsets.UTF_8);
    Hmac secret = Hmac.of(used.algorithm(), text);
    return Optional.of(
        new Foreign(key.getId(), false, key.tenantId(), jws -> jws.isSignedWith(secret)));
  }
}

package dev.gatehouse.protocol.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.OutgoingCalls;
import dev.gatehouse.outgoing.ProviderHosts;
import dev.gatehouse.outgoing.Reply;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The providers of connections, as they describe themselves. What one says counts for an hour, and
 * longer while it does not answer; one that did not answer is not asked again at once.
 */
@ApplicationScoped
class Providers {
  /** The check that fails with a provider, as events show it. */
  static final String CHECK = "provider";

  private static final String DOCUMENT = "/.well-known/openid-configuration";
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration STALE = Duration.ofHours(24);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int MOST = 2_000;

  @Inject Clock clock;
  @Inject OutgoingCalls calls;
  @Inject ProviderHosts hosts;

  private final Cache<String, Known> known = Caches.builder().maximumSize(MOST).build();

  /** Calls that are under way; their results are in {@link #known}. */
  private final SharedWork<String, Known> underWay = SharedWork.unkept();

  /**
   * What is known of an issuer.
   *
   * @param provider {@code null} if it never answered
   * @param since when it said so
   * @param failure why the last call failed, or {@code null}
   * @param asked when it was asked last
   */
  private record Known(ProviderMetadata provider, Instant since, String failure, Instant asked) {
    boolean isDue(Instant now) {
      Duration wait = failure == null ? FRESH : PAUSE;
      return now.isBefore(asked) || !now.isBefore(asked.plus(wait));
    }

    boolean isUsable(Instant now) {
      return provider != null && now.isBefore(since.plus(STALE));
    }
  }

  /**
   * The provider of a connection.
   *
   * @throws Rejected if it did not answer for long
   */
  ProviderMetadata of(LiveConnection connection) throws Rejected {
    try {
      return of(OidcOptions.issuer(connection.settings()));
    } catch (CallFailed e) {
      throw unavailable(e);
    }
  }

  /** The same, where nothing needs to be known why not. */
  Optional<ProviderMetadata> find(LiveConnection connection) {
    try {
      return Optional.of(of(OidcOptions.issuer(connection.settings())));
    } catch (CallFailed e) {
      return Optional.empty();
    }
  }

  static Rejected unavailable(CallFailed why) {
    return new Rejected(Rejection.OIDC_PROVIDER_UNAVAILABLE, why.getMessage())
        .at(CHECK, OptionalLong.empty());
  }

  /**
   * The provider that is an issuer.
   *
   * @throws CallFailed if it did not answer for long
   */
  ProviderMetadata of(String issuer) throws CallFailed {
    Instant now = clock.instant();
    Known before = known.getIfPresent(issuer);
    Known after =
        before == null || before.isDue(now) ? underWay.get(issuer, () -> asked(issuer)) : before;
    if (!after.isUsable(now)) {
      throw new CallFailed(after.failure() == null ? "no answer for a day" : after.failure());
    }
    return after.provider();
  }

  private Known asked(String issuer) {
    Known before = known.getIfPresent(issuer);
    Instant now = clock.instant();
    if (before != null) {
      // Meanwhile others go on with what is known.
      known.put(issuer, new Known(before.provider(), before.since(), before.failure(), now));
    }
    Known after;
    try {
      after = new Known(discovered(issuer), now, null, now);
    } catch (CallFailed e) {
      after =
          before == null
              ? new Known(null, now, e.getMessage(), now)
              : new Known(before.provider(), before.since(), e.getMessage(), now);
    }
    known.put(issuer, after);
    return after;
  }

  /** "concatenating the string /.well-known/openid-configuration to the Issuer" (section 4). */
  ProviderMetadata discovered(String issuer) throws CallFailed {
    URI address = URI.create(issuer.replaceFirst("/$", "") + DOCUMENT);
    Reply reply = calls.get(address, Map.of("Accept", "application/json"));
    if (!reply.isOk()) {
      throw new CallFailed("status " + reply.status() + " where its configuration should be");
    }
    ProviderMetadata found = ProviderMetadata.of(issuer, reply.text());
    // A provider must not lead this server or readers where the operator could not.
    Optional<String> objection =
        found.addresses().flatMap(uri -> hosts.objection(uri.toString()).stream()).findFirst();
    if (objection.isPresent()) {
      throw new CallFailed("one of its addresses " + objection.get());
    }
    return found;
  }
}

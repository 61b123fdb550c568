package dev.gatehouse.protocol.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.KeptAnswer;
import dev.gatehouse.outgoing.OutgoingCalls;
import dev.gatehouse.outgoing.ProviderHosts;
import dev.gatehouse.outgoing.Reply;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.TenantId;
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

  /** More requests than these do not wait for the end of a call that is under way. */
  private static final int WAITING = 8;

  private static final KeptAnswer.Terms TERMS =
      new KeptAnswer.Terms(
          Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofHours(24), WAITING);

  private static final int MOST = 2_000;

  @Inject Clock clock;
  @Inject OutgoingCalls calls;
  @Inject ProviderHosts hosts;

  private final Cache<Asked, KeptAnswer<ProviderMetadata>> answers =
      Caches.builder().maximumSize(MOST).build();

  /**
   * What is kept together, for each site of its own.
   *
   * @param since when an operator had the keys fetched anew, or {@code null}: what the provider
   *     said before, which names their address, does not count either
   */
  record Asked(TenantId site, String issuer, Instant since) {
    static Asked of(Connection connection) {
      return new Asked(
          connection.tenantId(),
          OidcOptions.issuer(connection.getSettings()),
          connection.getKeysSince());
    }
  }

  /**
   * The provider of a connection.
   *
   * @throws Rejected if it did not answer for long
   */
  ProviderMetadata of(LiveConnection connection) throws Rejected {
    try {
      return of(Asked.of(connection.connection()));
    } catch (CallFailed e) {
      throw unavailable(e);
    }
  }

  /** The same, where nothing needs to be known why not. */
  Optional<ProviderMetadata> find(LiveConnection connection) {
    try {
      return Optional.of(of(Asked.of(connection.connection())));
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
  ProviderMetadata of(Asked asked) throws CallFailed {
    KeptAnswer<ProviderMetadata> answer = answer(asked);
    return answer.get(known -> true).orElseThrow(() -> unknown(answer));
  }

  /**
   * The same as far as it is known without a call.
   *
   * @throws CallFailed if it is not
   */
  ProviderMetadata known(Asked asked) throws CallFailed {
    KeptAnswer<ProviderMetadata> answer = answer(asked);
    return answer.known().orElseThrow(() -> unknown(answer));
  }

  private KeptAnswer<ProviderMetadata> answer(Asked asked) {
    return answers.get(
        asked,
        key ->
            new KeptAnswer<>(
                () -> discovered(key.site(), key.issuer()), TERMS, clock, calls.background()));
  }

  private static CallFailed unknown(KeptAnswer<ProviderMetadata> answer) {
    return new CallFailed(answer.trouble().orElse("no answer for a day"));
  }

  /** "concatenating the string /.well-known/openid-configuration to the Issuer" (section 4). */
  ProviderMetadata discovered(TenantId site, String issuer) throws CallFailed {
    URI address = URI.create(issuer.replaceFirst("/$", "") + DOCUMENT);
    Reply reply = calls.get(site.value(), address, Map.of("Accept", "application/json"));
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
    if (!hosts.isListed(issuer)
        && found.addresses().anyMatch(uri -> hosts.isListed(uri.toString()))) {
      throw new CallFailed("one of its addresses is at a host of this installation's own network");
    }
    return found;
  }
}

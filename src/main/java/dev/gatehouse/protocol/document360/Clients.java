package dev.gatehouse.protocol.document360;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.header.AuthorizationHeader;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.ClientThrottle;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.token.KeyUse;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.trace.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates the backend that calls, and finds its connection. On a tenant's host the client
 * must be one of that tenant; on the base host the client id itself leads to the tenant.
 */
@ApplicationScoped
class Clients {
  /**
   * What an unknown client's secret is compared with, so that it takes as long as a known one's.
   */
  private static final VerificationKey NOBODYS =
      VerificationKey.of(
          0, null, "HS256", Fingerprint.random(48), Fingerprint.of(Fingerprint.random(48)), null);

  @Inject Clock clock;
  @Inject Configuration configuration;
  @Inject Sites sites;
  @Inject Protocols protocols;
  @Inject SigningKeys signingKeys;
  @Inject KeyUse keyUse;
  @Inject ClientThrottle throttle;
  @Inject CodeEvents events;

  /**
   * @throws BackChannelProblem 401 for an unknown client or a wrong secret, 429 after too many
   *     wrong ones, 403 for a connection that is switched off
   */
  LiveConnection authenticated(Incoming request) {
    BasicCredentials sent =
        BasicCredentials.of(request.authorization()).orElseThrow(BackChannelProblem::unauthorized);
    Duration wait = throttle.remaining(request.address(), sent.clientId());
    Optional<LiveConnection> client = client(request, sent.clientId());
    if (!wait.isZero()) {
      throw BackChannelProblem.tooMany(wait).traced(reject(client, request, tooMany()));
    }
    if (!knowsSecret(client, sent.secret())) {
      throttle.failed(request.address(), sent.clientId());
      reject(client, request, wrongSecret());
      throw BackChannelProblem.unauthorized();
    }
    throttle.passed(request.address(), sent.clientId());
    return switchedOn(client.orElseThrow(), request);
  }

  private LiveConnection switchedOn(LiveConnection client, Incoming request) {
    if (client.isEnabled()) {
      return client;
    }
    Rejected why =
        new Rejected(Rejection.SSO_NOT_CONFIGURED, "the connection of this client is off");
    throw BackChannelProblem.switchedOff().traced(reject(Optional.of(client), request, why));
  }

  private static Rejected wrongSecret() {
    return new Rejected(Rejection.JWT_INVALID_SIGNATURE, "the client secret is not an active one");
  }

  private static Rejected tooMany() {
    return new Rejected(Rejection.TOO_MANY_ATTEMPTS, "the client secret was not checked");
  }

  /**
   * An unknown client has no site whose log could tell; it gets a trace id all the same, so that
   * the answer reveals nothing.
   */
  private String reject(Optional<LiveConnection> client, Incoming request, Rejected why) {
    return client
        .map(known -> events.rejected(known.connection(), request, why))
        .orElseGet(RequestTrace::currentId);
  }

  private Optional<LiveConnection> client(Incoming request, String clientId) {
    Optional<Site> site =
        request.host().value().equals(configuration.baseDomain())
            ? sites.byClientId(clientId)
            : sites.byHost(request.host());
    return site.flatMap(
        found ->
            found.connections().stream()
                .filter(c -> c.getProtocol().equals(Document360Protocol.NAME))
                .filter(c -> clientId.equals(c.getClientId()))
                .findFirst()
                .flatMap(connection -> ready(found, connection)));
  }

  /** With its keys, which are ready already where it is switched on. */
  private Optional<LiveConnection> ready(Site site, Connection connection) {
    return protocols.live(site).stream()
        .filter(live -> live.connection() == connection)
        .findFirst()
        .or(() -> protocols.compile(site, connection));
  }

  /** Compares with every active secret even after one fits: the time taken must reveal nothing. */
  private boolean knowsSecret(Optional<LiveConnection> client, String secret) {
    Instant now = clock.instant();
    String presented = signingKeys.fingerprint(secret);
    List<VerificationKey> keys = client.map(LiveConnection::keys).orElse(List.of(NOBODYS));
    List<VerificationKey> fitting = keys.stream().filter(key -> key.hasSecret(presented)).toList();
    List<VerificationKey> active = fitting.stream().filter(key -> key.isActive(now)).toList();
    active.forEach(key -> keyUse.note(key.id(), now));
    return client.isPresent() && !active.isEmpty();
  }

  /** "Authorization: Basic Base64Encode(clientId:clientSecret)" (RFC 7617, in UTF-8). */
  record BasicCredentials(String clientId, String secret) {
    /** The credentials of a header; empty when it is absent or of another kind. */
    static Optional<BasicCredentials> of(String header) {
      Optional<String> encoded = AuthorizationHeader.credentials(header, "Basic");
      if (encoded.isEmpty()) {
        return Optional.empty();
      }
      try {
        byte[] bytes = Base64.getDecoder().decode(encoded.get());
        // A new decoder reports malformed input, where new String(bytes) would replace it.
        String pair = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        int colon = pair.indexOf(':');
        return colon < 1
            ? Optional.empty()
            : Optional.of(
                new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
      } catch (IllegalArgumentException | CharacterCodingException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      // The secret must not reach a log by accident.
      return "BasicCredentials[" + clientId.length() + " characters]";
    }
  }
}

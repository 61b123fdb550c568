package dev.gatehouse.protocol.document360;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.header.BasicCredentials;
import dev.gatehouse.protocol.kit.ClientSecrets;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.ClientThrottle;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.trace.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Authenticates the backend that calls, and finds its connection. On a tenant's host the client
 * must be one of that tenant; on the base host the client id itself leads to the tenant.
 */
@ApplicationScoped
class Clients {
  @Inject Configuration configuration;
  @Inject Sites sites;
  @Inject Protocols protocols;
  @Inject ClientSecrets secrets;
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
    if (!secrets.fits(client, sent.secret())) {
      throttle.failed(request.address(), sent.clientId());
      client.ifPresent(known -> rejectSecret(known, request, sent.secret()));
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

  /** The mistake is looked for after the answer, whose time must not tell of it. */
  private void rejectSecret(LiveConnection client, Incoming request, String secret) {
    Rejected why =
        new Rejected(Rejection.JWT_INVALID_SIGNATURE, "the client secret is not an active one");
    events.rejected(
        client.connection(),
        request,
        CodeEvents.NOBODY,
        why,
        () -> secrets.mistake(client, secret));
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
        .map(known -> events.rejected(known.connection(), request, CodeEvents.NOBODY, why))
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
}

package dev.gatehouse.signin.logout;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.header.BasicCredentials;
import dev.gatehouse.protocol.kit.ClientSecrets;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.ClientThrottle;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.JudgedToken;
import dev.gatehouse.token.KeyUse;
import dev.gatehouse.token.RefusedToken;
import dev.gatehouse.token.VerifiedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes logouts from backends. A logout token speaks for every connection of the site that accepts
 * it; a client, which sends a key of a connection as it is, for that connection. The body is read
 * between two database calls, so that a slow caller holds no connection.
 */
@ApplicationScoped
class BackendLogouts {
  /** Of site and connection. */
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,18})-\\d{1,18}");

  @Inject Clock clock;
  @Inject Configuration configuration;
  @Inject Database database;
  @Inject Sites sites;
  @Inject Protocols protocols;
  @Inject ClientSecrets secrets;
  @Inject ClientThrottle throttle;
  @Inject LogoutRates rates;
  @Inject KeyUse keyUse;
  @Inject LogoutTransaction transaction;
  @Inject LogoutEvents events;
  @Inject LogoutCounts counts;

  /** Ends what a request names; returns how many sessions ended. */
  int take(Incoming request, InputStream content) throws IOException {
    Optional<BasicCredentials> client = BasicCredentials.of(request.authorization());
    if (client.isPresent()) {
      LiveConnection connection = database.ask(() -> authenticated(client.get(), request));
      return ofClient(connection, LogoutBody.read(content), request);
    }
    if (request.authorization() != null) {
      throw LogoutProblem.unauthorized();
    }
    Site site =
        database.ask(() -> sites.byHost(request.host())).orElseThrow(LogoutProblem::nothingHere);
    return ofToken(site, LogoutBody.read(content), request);
  }

  private LiveConnection authenticated(BasicCredentials sent, Incoming request) {
    requireNoWait(request, sent.clientId());
    Optional<Site> site = site(sent.clientId(), request);
    Optional<LiveConnection> client = site.flatMap(found -> client(found, sent.clientId()));
    if (!secrets.fits(client, sent.secret())) {
      throttle.failed(request.address(), sent.clientId());
      Rejected why =
          new Rejected(Rejection.JWT_INVALID_SIGNATURE, "the client's secret is not an active key");
      site.ifPresent(known -> events.refused(why, known, client.orElse(null), request));
      throw LogoutProblem.unauthorized();
    }
    throttle.passed(request.address(), sent.clientId());
    return client.orElseThrow();
  }

  /** On the base host the client id itself leads to the site. */
  private Optional<Site> site(String clientId, Incoming request) {
    if (!request.host().value().equals(configuration.baseDomain())) {
      return sites.byHost(request.host());
    }
    Matcher numbers = NUMBERS.matcher(clientId);
    return numbers.matches()
        ? sites.byId(new TenantId(Long.parseLong(numbers.group(1))))
        : sites.byClientId(clientId);
  }

  private Optional<LiveConnection> client(Site site, String clientId) {
    return protocols.live(site).stream()
        .filter(live -> clientId.equals(live.connection().backendClient()))
        .findFirst();
  }

  private void requireNoWait(Incoming request, String client) {
    Duration wait = throttle.remaining(request.address(), client);
    if (!wait.isZero()) {
      throw LogoutProblem.tooMany(wait);
    }
  }

  private int ofClient(LiveConnection connection, LogoutBody body, Incoming request) {
    try {
      return ended(List.of(LogoutOrder.of(connection, body.members(), clock.instant())), request);
    } catch (Rejected e) {
      throw refused(e, connection.site(), connection, request);
    }
  }

  private int ofToken(Site site, LogoutBody body, Incoming request) {
    String throttled = "logout at " + site.id();
    requireNoWait(request, throttled);
    String token =
        body.token()
            .orElseThrow(
                () ->
                    LogoutProblem.invalid(
                        "The field logout_token is absent or occurs as no text."));
    LiveConnection refusing = null;
    try {
      List<LogoutOrder> orders = new ArrayList<>();
      Rejected why = new Rejected(Rejection.SSO_NOT_CONFIGURED, "no connection is on");
      for (LiveConnection connection : protocols.live(site)) {
        JudgedToken judged = connection.verifyLogout(token, clock.instant());
        if (judged instanceof RefusedToken refusal) {
          // The connection whose key signed the token knows better than the others.
          if (refusing == null || refusal.why().reason().isSurerThan(why.reason())) {
            refusing = connection;
            why = refusal.why();
          }
        } else if (judged instanceof VerifiedToken verified) {
          refusing = connection;
          orders.add(LogoutOrder.of(connection, verified));
          keyUse.note(verified.key().id(), verified.verifiedAt());
        }
      }
      if (orders.isEmpty()) {
        throw why;
      }
      int ended = ended(orders, request);
      throttle.passed(request.address(), throttled);
      return ended;
    } catch (Rejected e) {
      throttle.failed(request.address(), throttled);
      throw refused(e, site, refusing, request);
    }
  }

  private int ended(List<LogoutOrder> orders, Incoming request) throws Rejected {
    orders.forEach(order -> requireRate(order.connection(), request));
    int ended = database.ask(() -> Database.retried(() -> transaction.run(orders, request)));
    counts.accepted(orders.get(0).connection().protocol().name(), ended);
    return ended;
  }

  /** Nothing is consumed, so the same token counts later. */
  private void requireRate(LiveConnection connection, Incoming request) {
    Duration wait = rates.count(connection);
    if (!wait.isZero()) {
      Rejected why =
          new Rejected(
              Rejection.TOO_MANY_LOGOUTS,
              "more than " + LogoutRates.MOST_IN_MINUTE + " logouts in a minute");
      String traceId = events.refused(why, connection.site(), connection, request);
      throw LogoutProblem.tooManyAccepted(wait).traced(why.reason().code(), traceId);
    }
  }

  private LogoutProblem refused(
      Rejected why, Site site, LiveConnection connection, Incoming request) {
    String traceId = events.refused(why, site, connection, request);
    return LogoutProblem.invalid(why.reason().sentence() + " " + why.detail() + ".")
        .traced(why.reason().code(), traceId);
  }
}

package dev.gatehouse.signin.token;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Protocols.Attempt;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.DoubledPage;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signin.loop.SiteRedirects;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a refused sign-in into one event and the protocol's own answer. */
@ApplicationScoped
public class RefusedSignIns {
  @Inject Clock clock;
  @Inject Protocols protocols;
  @Inject RefusalEvents events;
  @Inject CookielessRefusals cookieless;
  @Inject LedToSite ledToSite;
  @Inject RefusalChains chains;
  @Inject SiteRedirects redirects;

  /**
   * By the connection that refused.
   *
   * @param whose whose the credential is, if its signature held
   */
  Decision of(
      Rejected why, Attempt attempt, Optional<Identity> whose, Site site, Incoming request) {
    LiveConnection connection = attempt.connection();
    Protocol protocol = connection.protocol();
    return refuse(why, protocol, attempt.credential(), connection, whose, site, request);
  }

  /**
   * The second half of a double click, by the connection that refused.
   *
   * @param landing where the first half led
   */
  Decision doubled(
      Rejected why,
      Attempt attempt,
      Optional<Identity> whose,
      String landing,
      Site site,
      Incoming request) {
    LiveConnection connection = attempt.connection();
    Protocol protocol = connection.protocol();
    Refusal refusal =
        recorded(why, protocol, attempt.credential(), connection, whose, site, request);
    Answer answer =
        mayReadOn(refusal) ? answer(refusal, protocol, request) : DoubledPage.of(refusal, landing);
    return Decision.stop(site, request, answer);
  }

  /**
   * A credential that no live connection accepts: its connection is switched off, or the site has
   * none. Empty when the request has no credential at all.
   */
  Optional<Decision> unconfigured(Site site, Incoming request) {
    ConnectionSettings defaults = new ConnectionSettings();
    Stream<Decision> switchedOff =
        site.connections().stream()
            .flatMap(
                connection ->
                    protocols.named(connection.getProtocol()).stream()
                        .flatMap(p -> unconfigured(p, connection.getSettings(), site, request)));
    Stream<Decision> any =
        protocols.all().stream().flatMap(p -> unconfigured(p, defaults, site, request));
    return Stream.concat(switchedOff, any).findFirst();
  }

  private Stream<Decision> unconfigured(
      Protocol protocol, ConnectionSettings settings, Site site, Incoming request) {
    Rejected why =
        new Rejected(
            Rejection.SSO_NOT_CONFIGURED, "the site has no enabled connection with an active key");
    return protocols.find(protocol, settings, site, request).stream()
        .filter(credential -> !credential.kept())
        .filter(request::maySignIn)
        .map(
            credential -> refuse(why, protocol, credential, null, Optional.empty(), site, request));
  }

  private Decision refuse(
      Rejected why,
      Protocol protocol,
      Credential credential,
      LiveConnection connection,
      Optional<Identity> whose,
      Site site,
      Incoming request) {
    Refusal refusal = recorded(why, protocol, credential, connection, whose, site, request);
    boolean elsewhere = why.reason() == Rejection.SESSION_REPLACED && request.isNavigation();
    return Decision.stop(
        site,
        request,
        elsewhere
            ? SignedInElsewhere.page(page(site, request))
            : answer(refusal, protocol, request));
  }

  /** The refusal, of which there is an event now. */
  private Refusal recorded(
      Rejected why,
      Protocol protocol,
      Credential credential,
      LiveConnection connection,
      Optional<Identity> whose,
      Site site,
      Incoming request) {
    String traceId = events.refused(why, protocol, credential, connection, whose, site, request);
    return new Refusal(why, credential, connection, site, traceId);
  }

  /** A browser that goes round, since it brings back nothing that a sign-in left in it. */
  public Decision withoutCookies(Site site, Incoming request, String page) {
    Rejected why =
        new Rejected(
            Rejection.COOKIES_BLOCKED, "several sign-ins within a minute led to the same page");
    return told(why, site, request, page);
  }

  /** A reader whose app signed them in without asking them, for a page that wants it asked. */
  public Decision notAskedAgain(
      Site site, Incoming request, String page, Instant authenticated, Duration atMost) {
    Rejected why =
        new Rejected(
                Rejection.REAUTHENTICATION_REQUIRED,
                "by auth_time, the reader signed in to the app longer ago than the article allows")
            .comparing(
                () ->
                    Discrepancy.of(
                        "auth_time " + authenticated,
                        "max_age %d: from %s on"
                            .formatted(atMost.toSeconds(), clock.instant().minus(atMost)),
                        null));
    return told(why, site, request, page);
  }

  private Decision told(Rejected why, Site site, Incoming request, String page) {
    LiveConnection connection = first(site);
    EventOrigin from = request.eventOrigin(Surface.REDIRECT);
    events.told(why, connection, site, from);
    return stopped(why, connection, site, request, page, from.traceId());
  }

  /** A reader whom the connection's login URL would send to a help center. */
  public Decision ledToSite(Site site, Incoming request, String page) {
    Rejected why =
        new Rejected(
            Rejection.LOGIN_URL_AT_SITE, "the host of the login URL is that of a help center now");
    LiveConnection connection = first(site);
    EventOrigin from = request.eventOrigin(Surface.REDIRECT);
    String traceId = ledToSite.traceId(site.id(), id(connection), from.traceId());
    if (traceId.equals(from.traceId())) {
      events.told(why, connection, site, from);
    }
    return stopped(why, connection, site, request, page, traceId);
  }

  private LiveConnection first(Site site) {
    return protocols.live(site).stream().findFirst().orElse(null);
  }

  private static Long id(LiveConnection connection) {
    return connection == null ? null : connection.connection().getId();
  }

  private static Decision stopped(
      Rejected why,
      LiveConnection connection,
      Site site,
      Incoming request,
      String page,
      String traceId) {
    Credential none = Credential.sent("", Surface.REDIRECT);
    Refusal refusal = new Refusal(why, none, connection, site, traceId);
    return Decision.stop(site, request, RefusedPage.of(refusal, page));
  }

  /** On a site that is not gated, a bad token in a page's address does not keep the reader out. */
  private static boolean mayReadOn(Refusal refusal) {
    return !refusal.site().isGated() && refusal.credential().surface() == Surface.PAGE;
  }

  private Answer answer(Refusal refusal, Protocol protocol, Incoming request) {
    return mayReadOn(refusal)
        ? Answer.redirect(303, page(refusal.site(), request))
        : bounded(refusal, protocol.refuse(refusal, request), request);
  }

  /** A backend that is asked for another token may bring a bad one for ever. */
  private Answer bounded(Refusal refusal, Answer answer, Incoming request) {
    if (redirects.isOne(answer)) {
      return RefusedPage.of(refusal, page(refusal.site(), request));
    }
    boolean asksAgain = answer.location().isPresent() && !request.method().equals("HEAD");
    if (!asksAgain) {
      chains.broken(refusal.site(), request);
      return answer;
    }
    String page = page(refusal.site(), request);
    if (!request.fetch().saysNavigate()) {
      boolean tellsPage = !protocols.isSignIn(refusal.site(), request);
      Optional<String> asked = tellsPage ? Optional.of(page) : Optional.empty();
      return chains.isTooLong(refusal, request, asked) ? RefusedPage.of(refusal, page) : answer;
    }
    RefusalCounts counts = RefusalCounts.of(request).with(refusal, request, page, clock.instant());
    // Whoever keeps a token keeps the counts as well.
    boolean tooOften =
        refusal.credential().kept() || RefusalCounts.areKept(request)
            ? counts.areTooMany()
            : cookieless.areTooMany(refusal, request, page);
    return (tooOften ? RefusedPage.of(refusal, page) : answer)
        .with("Set-Cookie", counts.header(refusal.site(), request));
  }

  /** The page that was asked for. */
  private String page(Site site, Incoming request) {
    String asked =
        request.path().equals(Paths.LOGIN)
            ? request.pageIn("forward").orElse("/")
            : protocols.withoutToken(site, request);
    return ReturnTarget.of(asked).orElse(site.home());
  }
}

package dev.gatehouse.signin.sister;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.protocol.kit.SisterAddress;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.opening.Openings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hand-overs between sites that one sign-in opened. Each site has a host and a cookie of its own,
 * so the reader carries a code that works once, within a minute and at one site:
 *
 * <ol>
 *   <li>{@code /access/site/{id}}, at a site where the reader has a session, redirects to another
 *       site that the session opens, with a code. Pages link to it. A site where the reader has no
 *       session redirects here to ask for one before it challenges.
 *   <li>{@code /access/arrive}, at the other site, redeems the code and begins a session there,
 *       which ends with the first one.
 *   <li>{@code /access/return} is where a reader without any session comes back to be challenged.
 * </ol>
 */
@ApplicationScoped
public class SisterSites {
  private static final Pattern TO_SITE = Pattern.compile(SisterAddress.PREFIX + "(\\d{1,18})");

  /** How many sites are asked, one redirect after the other, before a reader is challenged. */
  private static final int MOST_ASKED = 5;

  @Inject Sites sites;
  @Inject SisterHosts hosts;
  @Inject Openings openings;
  @Inject HandOverIssue issue;
  @Inject HandOverRedemption redemption;

  /** Decides requests that begin or end a hand-over; empty for all others. */
  public Optional<Decision> decide(Site site, Incoming request, Optional<LiveSession> session) {
    Matcher toSite = TO_SITE.matcher(request.path());
    if (!toSite.matches() && !request.path().equals(Paths.ARRIVE)) {
      return Optional.empty();
    }
    if (!request.method().equals("GET")) {
      return Optional.of(Decision.stop(site, request, withoutGet(request)));
    }
    if (request.prefetch()) {
      return Optional.of(Decision.stop(site, request, Challenges.notNow()));
    }
    if (!toSite.matches()) {
      return Optional.of(redemption.decide(site, request, session));
    }
    Answer answer =
        issue
            .toSite(site, request, session, Long.parseLong(toSite.group(1)))
            .orElseGet(() -> Answer.page(404, "/site/not-found", Map.of()));
    return Optional.of(Decision.stop(site, request, answer));
  }

  /** Link previews send HEAD, which must not use up a code. */
  private static Answer withoutGet(Incoming request) {
    return request.method().equals("HEAD")
        ? new Answer(204, List.of(), null, Map.of(), null, null)
        : Challenges.notAllowed("GET, HEAD, OPTIONS");
  }

  /**
   * Redirects a reader without a session to the next site that may have one. Empty when all were
   * asked, or when a browser comes back without the cookie that says so: it keeps no cookies and
   * would be redirected for ever.
   */
  public Optional<Answer> ask(Site site, Incoming request, String returnTo) {
    if (site.openers().isEmpty() || !request.method().equals("GET") || !mayBeSent(request)) {
      return Optional.empty();
    }
    boolean back = request.path().equals(Paths.RETURN);
    // Since an earlier page was asked for, the reader may have signed in there.
    List<TenantId> asked = back ? AskedOpeners.of(request) : List.of();
    if (back && asked.isEmpty()) {
      return Optional.empty();
    }
    return site.openers().stream()
        .limit(MOST_ASKED)
        .filter(opener -> !asked.contains(opener))
        .flatMap(opener -> sites.byId(opener).stream())
        .findFirst()
        .map(opener -> question(site, opener, asked, request, returnTo));
  }

  /**
   * Redirects a reader whom another site's connection let in to sign in there again. Empty when
   * they come back from there as they went: that site opens this one no longer.
   */
  public Optional<Answer> askAgain(Site site, Incoming request, long connection, String returnTo) {
    boolean back = request.path().equals(Paths.RETURN);
    List<TenantId> asked = back ? AskedOpeners.of(request) : List.of();
    if (!request.method().equals("GET") || !mayBeSent(request)) {
      return Optional.empty();
    }
    return openings
        .through(site.id(), connection)
        .map(Connection::tenantId)
        .filter(opener -> !opener.equals(site.id()) && !asked.contains(opener))
        .flatMap(sites::byId)
        .map(opener -> recently(question(site, opener, asked, request, returnTo)));
  }

  private static Answer recently(Answer question) {
    String url = question.location().orElseThrow();
    return question
        .without("Location")
        .with("Location", Incoming.withParameter(url, SisterAddress.RECENT, "1"));
  }

  private static boolean mayBeSent(Incoming request) {
    return !request.prefetch() && !request.isForPrograms();
  }

  private Answer question(
      Site site, Site opener, List<TenantId> asked, Incoming request, String returnTo) {
    String path = SisterAddress.of(site.id().value());
    String url =
        Incoming.withParameter(hosts.originOf(opener, site, request) + path, "to", returnTo);
    return Answer.redirect(302, Incoming.withParameter(url, "from", request.host().value()))
        .with("Set-Cookie", AskedOpeners.header(site, request, asked, opener.id()));
  }

  /** The origin of a hand-over's events. */
  static EventOrigin origin(Incoming request) {
    return request.eventOrigin(Surface.REDIRECT);
  }
}

package dev.gatehouse.signin.write;

import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Protocols.Attempt;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.ListedSessions;
import dev.gatehouse.session.ListedSessions.Listed;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.session.SessionNames;
import dev.gatehouse.session.SessionOrigin;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.SessionPolicy;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.VerifiedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tokens that are sessions themselves: the site's session policy counts for them as well, and
 * operators see those that browsers brought. Tokens of the widget are none, nor are those that sign
 * in once.
 */
@ApplicationScoped
public class SessionTokens {
  /** A token may have no end; its row is written again when it comes after that. */
  private static final Duration LONGEST = Duration.ofDays(400);

  private static final int LONGEST_JTI = 200;

  @Inject Clock clock;
  @Inject Protocols protocols;
  @Inject ListedSessions listed;
  @Inject Sessions sessions;

  /** By what a token is listed at a site; no cookie of a session looks like it. */
  private static String name(Site site, String token) {
    return site.id().value() + " " + token;
  }

  private static boolean isSession(Admission admission) {
    return admission.singleUse().isEmpty() && !admission.connection().usesUpTokens();
  }

  /**
   * Refuses a token that the site's policy ended.
   *
   * @throws Rejected if it is too old or was idle for too long, or its user signed in elsewhere
   */
  void requireAllowed(Admission admission) throws Rejected {
    SessionPolicy policy = admission.connection().site().settings().getSessions();
    boolean limited =
        policy.longest().isPresent() || policy.idle().isPresent() || policy.isOneSessionPerUser();
    if (limited && isSession(admission)) {
      requireAllowed(admission, policy);
    }
  }

  private void requireAllowed(Admission admission, SessionPolicy policy) throws Rejected {
    Site site = admission.connection().site();
    Instant now = clock.instant();
    // A token that does not say when it was issued counts as new.
    Instant issued = admission.issuedAt().orElse(now);
    if (policy.longest().filter(most -> !now.isBefore(issued.plus(most))).isPresent()) {
      throw new Rejected(
          Rejection.SESSION_EXPIRED,
          "the token is older than " + policy.getMaxSessionMinutes() + " minutes");
    }
    Listed known = known(site, admission.credential().token());
    if (known.replaced()) {
      throw new Rejected(
          Rejection.SESSION_REPLACED, "another token or session of the user came later");
    }
    if (countsAsUse(admission) && listed.isIdle(site, known, issued)) {
      throw new Rejected(
          Rejection.SESSION_EXPIRED,
          "nobody used the token for " + policy.getIdleMinutes() + " minutes");
    }
  }

  /** A program that sends its token with each call is not idle in between. */
  private static boolean countsAsUse(Admission admission) {
    return admission.credential().kept() || !admission.credential().surface().isForPrograms();
  }

  private Listed known(Site site, String token) {
    String name = name(site, token);
    return listed.ifFresh(site, name).orElseGet(() -> listed.find(site, name));
  }

  /** Lists a token that a browser brought, and notes that it is in use. */
  public void note(Admission admission, Caller caller, Incoming request) {
    if (!isSession(admission) || admission.credential().surface().isForPrograms()) {
      return;
    }
    Site site = admission.connection().site();
    String token = admission.credential().token();
    Listed known = known(site, token);
    if (known.id().isEmpty()) {
      forgetKept(site, request, token);
      ReaderSession session = session(admission, caller, request);
      List<String> browser = BrowserCookies.of(request).hashes();
      Database.retried(
          () -> {
            listed.add(site, session, name(site, token), browser);
            return null;
          });
    } else if (request.isNavigation()) {
      listed.used(site, known);
    }
  }

  /** Takes the tokens that a browser keeps off the list: it signs out, or gets another one. */
  public void forgetKept(Site site, Incoming request, String other) {
    for (Attempt attempt : protocols.attempts(site, request)) {
      String token = attempt.credential().token();
      if (attempt.credential().kept() && !token.equals(other)) {
        sessions.endByToken(site.id(), name(site, token));
      }
    }
  }

  private ReaderSession session(Admission admission, Caller caller, Incoming request) {
    Instant now = clock.instant();
    VerifiedToken token = admission.token();
    Instant issued = admission.issuedAt().orElse(now);
    SessionPolicy policy = admission.connection().site().settings().getSessions();
    Optional<Instant> expires = token.rules().refusesFrom(token.claims());
    Duration lifetime =
        Stream.concat(expires.stream(), policy.longest().map(issued::plus).stream())
            .min(Comparator.naturalOrder())
            .map(end -> Duration.between(now, end))
            .filter(left -> left.compareTo(LONGEST) < 0)
            .orElse(LONGEST);
    SessionOrigin origin =
        SessionOrigin.connection(
            admission.connection().connection().getId(),
            Fingerprint.of(admission.credential().token()));
    Optional<String> jti = token.claims().exact("jti").filter(text -> text.length() <= LONGEST_JTI);
    return new ReaderSession(caller.tenant(), caller.holder(), origin, now, lifetime)
        .inGroups(caller.groups())
        .landing(null, BrowserCookies.of(request).hashes().stream().findFirst().orElse(null))
        .named(
            new SessionNames(
                    admission.sid().orElse(null),
                    caller.readerId() == null ? admission.identity().email() : null)
                .ofToken(issued, jti.orElse(null), expires.orElse(null)))
        .from(request.address(), request.userAgent());
  }
}

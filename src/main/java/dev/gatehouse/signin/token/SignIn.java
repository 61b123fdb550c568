package dev.gatehouse.signin.token;

import dev.gatehouse.measure.Durations;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Protocols.Attempt;
import dev.gatehouse.protocol.mapping.Sightings;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.signin.loop.Rounds;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.signin.sister.HandOverIssue;
import dev.gatehouse.signin.swap.Swaps;
import dev.gatehouse.signin.write.SessionTokens;
import dev.gatehouse.signin.write.SignInStatement;
import dev.gatehouse.signin.write.SignInTransaction;
import dev.gatehouse.signin.write.SignInTransaction.SignedIn;
import dev.gatehouse.signin.write.TokenEndings;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.JudgedToken;
import dev.gatehouse.token.KeyUse;
import dev.gatehouse.token.RefusedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One token's way in: found by a protocol, verified by the connection whose key made it, turned
 * into a reader and a session. The one place where a {@link Rejected} is caught: it becomes one
 * event and the protocol's own refusal.
 */
@ApplicationScoped
public class SignIn {
  /**
   * What follows from a credential: a decision, or why there is none; the other is null.
   *
   * @param whose whose the refused credential is, if its signature held
   */
  private record Tried(Decision decision, Rejected why, Optional<Identity> whose) {}

  @Inject Clock clock;
  @Inject Database database;
  @Inject Protocols protocols;
  @Inject KeptCredentials keptCredentials;
  @Inject SessionTokens sessionTokens;
  @Inject SignInStatement statement;
  @Inject SignInTransaction transaction;
  @Inject TokenEndings endings;
  @Inject Replays replays;
  @Inject BearerCallers bearerCallers;
  @Inject RefusedSignIns refused;
  @Inject KeyUse keyUse;
  @Inject Sightings sightings;
  @Inject HandOverIssue departures;
  @Inject Rounds rounds;
  @Inject Swaps swaps;

  private final Durations verifications =
      new Durations(
          Duration.ofNanos(50_000),
          Duration.ofNanos(100_000),
          Duration.ofNanos(250_000),
          Duration.ofMillis(1),
          Duration.ofMillis(10),
          Duration.ofMillis(100));

  /** How long the form, signature and claims of tokens took to verify. */
  public Durations verifications() {
    return verifications;
  }

  /** Decides a request with a credential that was sent deliberately; empty when it has none. */
  public Optional<Decision> decide(Site site, Incoming request) {
    List<Attempt> sent =
        protocols.attempts(site, request).stream()
            .filter(attempt -> !attempt.credential().kept())
            .filter(attempt -> request.maySignIn(attempt.credential()))
            .toList();
    return sent.isEmpty()
        ? refused.unconfigured(site, request)
        : Optional.of(tryAll(sent, site, request));
  }

  /**
   * Decides a request of a browser that keeps a credential; empty when it keeps none.
   *
   * @param mayRefuse whether a bad one keeps the reader out; otherwise it is ignored
   */
  public Optional<Decision> decideKept(Site site, Incoming request, boolean mayRefuse) {
    List<Attempt> kept = keptCredentials.of(site, request);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    if (mayRefuse) {
      return Optional.of(tryAll(kept, site, request));
    }
    // The first valid one; those that are not needed are not reported.
    return kept.stream()
        .map(attempt -> tried(attempt, site, request).decision())
        .filter(Objects::nonNull)
        .findFirst();
  }

  /**
   * Tries each until one is accepted. Otherwise the connection refuses whose key signed a token, or
   * else the first one, which is the site's default.
   */
  private Decision tryAll(List<Attempt> all, Site site, Incoming request) {
    Attempt refusing = null;
    Rejected why = null;
    Optional<Identity> whose = Optional.empty();
    for (Attempt attempt : all) {
      Tried tried = tried(attempt, site, request);
      if (tried.decision() != null) {
        return tried.decision();
      }
      Rejection reason = tried.why().reason();
      if (why == null || reason.isSurerThan(why.reason())) {
        refusing = attempt;
        why = tried.why();
        whose = tried.whose();
      }
      if (reason.isSure() && !attempt.credential().kept()) {
        break;
      }
    }
    Optional<String> landing =
        why.reason() == Rejection.JWT_REPLAYED
            ? replays.landing(refusing, site, request)
            : Optional.empty();
    return landing.isPresent()
        ? refused.doubled(why, refusing, whose, landing.get(), site, request)
        : refused.of(why, refusing, whose, site, request);
  }

  private Tried tried(Attempt attempt, Site site, Incoming request) {
    LiveConnection connection = attempt.connection();
    Instant now = clock.instant();
    JudgedToken judged;
    try {
      long begun = System.nanoTime();
      judged = connection.verify(attempt.credential(), request, now);
      verifications.addSince(begun);
    } catch (Rejected e) {
      return new Tried(null, e, ofCode(attempt, e));
    }
    try {
      if (judged instanceof RefusedToken refusal) {
        return new Tried(null, refusal.why(), whose(connection, judged));
      }
      Admission admission = connection.admit(attempt.credential(), judged, request);
      keyUse.note(admission.token().key().id(), now);
      return new Tried(decided(admission, site, request), null, Optional.empty());
    } catch (Rejected e) {
      return new Tried(null, e, whose(connection, judged));
    }
  }

  /** Whose a refused token is: its claims say so if its signature held. */
  private static Optional<Identity> whose(LiveConnection connection, JudgedToken judged) {
    return judged.signed().map(claims -> connection.protocol().identity(connection, claims));
  }

  /** Whose a refused code is, if it was one. */
  private static Optional<Identity> ofCode(Attempt attempt, Rejected why) {
    LiveConnection connection = attempt.connection();
    return why.reason() == Rejection.JWT_INVALID_SIGNATURE
        ? Optional.empty()
        : connection
            .protocol()
            .as(Ability.ExchangesCodes.class)
            .flatMap(codes -> codes.bearer(connection, attempt.credential().token()));
  }

  private Decision decided(Admission admission, Site site, Incoming request) throws Rejected {
    endings.requireLasting(admission);
    if (admission.leadsElsewhere()) {
      return departures.elsewhere(admission, request);
    }
    if (admission.answer().isPresent()) {
      Optional<Decision> asked = swaps.ask(admission, site, request);
      return asked.isPresent() ? asked.get() : signedIn(admission, site, request);
    }
    Caller caller =
        bearerCallers.of(admission, () -> write(admission, request, null, null).caller());
    sessionTokens.note(admission, caller, request);
    return passing(admission, caller, site, request);
  }

  private static Decision passing(Admission admission, Caller caller, Site site, Incoming request) {
    Instant issued = admission.issuedAt().orElse(Instant.EPOCH);
    Instant authenticated = admission.authenticatedAt().filter(issued::isAfter).orElse(issued);
    Visit.SignedIn signedIn = new Visit.SignedIn(issued, authenticated, null);
    Visit visit = new Visit(site, request.origin(), Optional.of(caller), signedIn);
    return new Decision.Pass(
        visit,
        RefusalCounts.areKept(request)
            ? admission.setting(RefusalCounts.forgotten(site, request)).cookies()
            : admission.cookies());
  }

  private Decision signedIn(Admission admission, Site site, Incoming request) throws Rejected {
    String token = ReaderCookie.freshToken();
    Optional<String> replaced = ReaderCookie.token(request);
    SignedIn done = write(admission, request, token, replaced.orElse(null));
    sessionTokens.note(admission, done.caller(), request);
    Answer answer = done.admission().answer().orElseThrow().setting(done.admission().cookies());
    if (admission.sessionLifetime().isPresent()) {
      answer = ReaderCookie.set(answer, site, request, token, admission.sessionLifetime().get());
    } else if (replaced.isPresent()) {
      answer = ReaderCookie.clear(answer, site, request);
    }
    if (RefusalCounts.areKept(request)) {
      answer = answer.with("Set-Cookie", RefusalCounts.forgotten(site, request));
    }
    answer.location().ifPresent(page -> rounds.signedIn(site, request, page));
    return Decision.signedIn(site, request, done.caller(), answer);
  }

  private SignedIn write(Admission admission, Incoming request, String token, String replaced)
      throws Rejected {
    sightings.note(admission.connection().connection(), admission.token().claims());
    Optional<SignedIn> written =
        statement.mayTake(admission, request)
            ? database.ask(() -> statement.run(admission, request, token, replaced))
            : Optional.empty();
    return written.isPresent()
        ? written.get()
        : Database.retried(() -> transaction.run(admission, request, token, replaced));
  }
}

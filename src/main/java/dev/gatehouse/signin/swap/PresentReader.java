package dev.gatehouse.signin.swap;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Protocols.Attempt;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.session.LiveSessions;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.signin.write.SignInTransaction;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.JudgedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The reader who is signed in in a browser, by a session or by a token that it keeps. */
@ApplicationScoped
class PresentReader {
  @Inject Clock clock;
  @Inject LiveSessions liveSessions;
  @Inject Protocols protocols;
  @Inject SignInTransaction transaction;

  /** Empty also for somebody without a name, such as who typed the shared password. */
  Optional<Caller> find(Site site, Incoming request) {
    return ReaderCookie.token(request)
        .flatMap(token -> liveSessions.find(site, token))
        .map(LiveSession::caller)
        .filter(PresentReader::isSomebody)
        .or(() -> kept(site, request).filter(PresentReader::isSomebody));
  }

  /** Whether the browser keeps a token that signs anybody in, with or without a name. */
  boolean isKept(Site site, Incoming request) {
    return kept(site, request).isPresent();
  }

  private Optional<Caller> kept(Site site, Incoming request) {
    Incoming home = HeldRequest.forHome(request);
    List<Attempt> kept =
        protocols.attempts(site, home).stream()
            .filter(attempt -> attempt.credential().kept())
            .toList();
    for (Attempt attempt : kept) {
      try {
        LiveConnection connection = attempt.connection();
        JudgedToken judged = connection.verify(attempt.credential(), home, clock.instant());
        return Optional.of(
            transaction.foreseen(connection.admit(attempt.credential(), judged, home)));
      } catch (Rejected e) {
        // It opens nothing, so it is nobody's.
        continue;
      }
    }
    return Optional.empty();
  }

  private static boolean isSomebody(Caller caller) {
    return caller.isIdentified() || caller.name() != null;
  }

  /**
   * Readers whom the site does not know are told apart by their names. What else a token says of
   * them, such as groups, changes while they stay the same.
   */
  static boolean areSame(Caller one, Caller other) {
    return one.isIdentified() || other.isIdentified()
        ? Objects.equals(one.readerId(), other.readerId()) && one.team() == other.team()
        : Objects.equals(one.name(), other.name());
  }
}

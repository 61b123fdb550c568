package dev.gatehouse.signin;

import dev.gatehouse.protocol.Ability.AnswersRedirect;
import dev.gatehouse.protocol.Ability.KeepsTokens;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.kit.PendingSignIns;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.session.SessionOrigin;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.signin.cookie.SignedOutNote;
import dev.gatehouse.signin.write.SessionTokens;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Ends a reader's session and sends them to the connection's logout URL, or home. */
@ApplicationScoped
class SignOut {
  private static final String LOGOUT = "/logout";

  @Inject Sessions sessions;
  @Inject Protocols protocols;
  @Inject PendingSignIns pendingSignIns;
  @Inject SessionTokens sessionTokens;

  Answer answer(Site site, Incoming request, Optional<LiveSession> session) {
    if (request.isFromElsewhere()) {
      // Another site's page cannot sign a reader out; ours asks first.
      return Answer.redirect(303, LOGOUT);
    }
    ReaderCookie.token(request).ifPresent(token -> sessions.signOut(site.id(), token));
    sessionTokens.forgetKept(site, request, "");
    List<LiveConnection> live = protocols.live(site);
    Answer answer = landing(live, request, session);
    if (session.isPresent()) {
      answer = SignedOutNote.on(answer, site, request);
    }
    // Whoever signs in next has not asked for these pages; a key leads to its own page only.
    List<LiveConnection> remembering =
        live.stream().filter(one -> one.protocol().as(AnswersRedirect.class).isEmpty()).toList();
    answer = answer.setting(pendingSignIns.forgetAll(site, remembering, request));
    for (LiveConnection connection : live) {
      Optional<KeepsTokens> keeps = connection.protocol().as(KeepsTokens.class);
      if (keeps.isPresent()) {
        answer = answer.setting(keeps.get().signOutCookies(site, request));
      }
    }
    return ReaderCookie.clear(answer, site, request);
  }

  /**
   * That of the connection that signed the reader in, or of the default one for a token that the
   * browser keeps. The company's app does not know readers who came in by a password.
   */
  private static Answer landing(
      List<LiveConnection> live, Incoming request, Optional<LiveSession> session) {
    if (session.map(LiveSession::origin).filter(SessionOrigin::isSecret).isPresent()) {
      return Answer.redirect(303, LOGOUT);
    }
    Optional<Long> id = session.map(LiveSession::origin).map(SessionOrigin::connectionId);
    return live.stream()
        .filter(connection -> id.isEmpty() || id.get().equals(connection.connection().getId()))
        .findFirst()
        .map(connection -> connection.protocol().afterSignOut(connection, request))
        .orElseGet(() -> Answer.redirect(303, LOGOUT));
  }
}

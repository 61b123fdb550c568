package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Ends a reader's session and sends him to the connection's logout URL, or home. */
@ApplicationScoped
class SignOut {
  @Inject Sessions sessions;

  Answer answer(Site site, Incoming request, Optional<LiveSession> session) {
    ReaderCookie.token(request).ifPresent(token -> sessions.endByToken(site.id(), token));
    String target =
        session
            .map(live -> live.caller().connectionId())
            .flatMap(site::connection)
            .or(site::defaultConnection)
            .map(Connection::getSettings)
            .map(settings -> settings.getLogoutUrl())
            .orElse("/");
    return ReaderCookie.clear(Answer.redirect(303, target), site, request);
  }
}

package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols.Attempt;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.protocol.kit.UsedAgain;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.DoubledSignIns;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** What follows from a token or code that was used before, beyond its refusal. */
@ApplicationScoped
class Replays {
  @Inject Sessions sessions;
  @Inject DoubledSignIns doubledSignIns;

  /**
   * Where a browser goes that brought a token or code twice at once, by a double click: when the
   * second request left, the session was not in its cookies yet, but those by which it began the
   * sign-in were. It gets no session by that, only the page. Any other browser's second use of a
   * code ends the session.
   */
  Optional<Decision> decide(Attempt attempt, Site site, Incoming request) {
    String madeBy = Fingerprint.of(attempt.credential().token());
    Optional<String> page =
        doubledSignIns.landing(site, madeBy, BrowserCookies.of(request).hashes());
    boolean ofCode = attempt.connection().protocol().as(Ability.ExchangesCodes.class).isPresent();
    if (page.isEmpty() && ofCode) {
      sessions.endMadeBy(site.id(), madeBy);
    }
    return page.map(landed -> Decision.stop(site, request, Answer.redirect(303, landed)));
  }

  /** A code that came a second time over the back channel. */
  void endWhatReuseBetrays(@Observes UsedAgain used) {
    sessions.endMadeBy(used.tenant(), used.madeBy());
  }
}

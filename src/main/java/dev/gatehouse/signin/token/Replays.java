package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols.Attempt;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.protocol.kit.UsedAgain;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.DoubledSignIns;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What follows from a token or code that was used before, beyond its refusal. */
@ApplicationScoped
class Replays {
  @Inject Sessions sessions;
  @Inject DoubledSignIns doubledSignIns;

  /**
   * Where the sign-in led of which this is the second half of a double click: when the second
   * request left, the session was not in the browser's cookies yet, but those by which it began the
   * sign-in were. Or where the browser's session began, if "Back" led to a provider that still
   * knows the reader and answers the same sign-in by another code. Empty for any other second use,
   * which ends the session that a code began.
   */
  Optional<String> landing(Attempt attempt, Site site, Incoming request) {
    Credential credential = attempt.credential();
    // Nobody clicks on what a browser keeps, or on what a program sends.
    boolean isClicked = !credential.kept() && !credential.surface().isForPrograms();
    List<String> browsers = isClicked ? BrowserCookies.of(request).hashes() : List.of();
    String madeBy = Fingerprint.of(credential.token());
    Optional<String> landing = doubledSignIns.landing(site, madeBy, browsers);
    boolean ofCode = attempt.connection().protocol().as(Ability.ExchangesCodes.class).isPresent();
    if (landing.isPresent() || !ofCode) {
      return landing;
    }
    sessions.endMadeBy(site.id(), madeBy);
    return ReaderCookie.token(request).flatMap(token -> doubledSignIns.landing(site, token));
  }

  /** A code that came a second time over the back channel. */
  void endWhatReuseBetrays(@Observes UsedAgain used) {
    sessions.endMadeBy(used.tenant(), used.madeBy());
  }
}

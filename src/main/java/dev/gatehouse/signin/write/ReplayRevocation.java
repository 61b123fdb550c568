package dev.gatehouse.signin.write;

import dev.gatehouse.protocol.kit.UsedAgain;
import dev.gatehouse.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Ends the session of a credential that came a second time. */
@ApplicationScoped
class ReplayRevocation {
  @Inject Sessions sessions;

  void end(@Observes UsedAgain used) {
    sessions.endMadeBy(used.tenant(), used.madeBy());
  }
}

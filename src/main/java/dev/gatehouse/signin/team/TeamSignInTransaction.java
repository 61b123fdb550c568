package dev.gatehouse.signin.team;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.operator.PlatformPolicy;
import dev.gatehouse.operator.Right;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.session.SessionHolder;
import dev.gatehouse.session.SessionOrigin;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.session.TeamHandOvers;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes, in one transaction, what redeeming an operator's code leaves. */
@ApplicationScoped
class TeamSignInTransaction {
  @Inject Clock clock;
  @Inject TeamHandOvers handOvers;
  @Inject Operators operators;
  @Inject PlatformPolicy policy;
  @Inject Sessions sessions;
  @Inject Events events;

  /**
   * The session that begins.
   *
   * @param token for its cookie
   * @param replaced the cookie of a session that this browser had until now, or {@code null}
   */
  record Fresh(String token, Duration lifetime, String replaced) {}

  /**
   * Signs a member of the team in as a reader: the session does not open the console, and ends with
   * the operator's right to read the site.
   *
   * @throws Rejected when the code is not valid in this browser, or the operator may not read the
   *     site any more
   */
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Rejected.class)
  public Caller redeem(Site site, String code, String browserHash, EventOrigin from, Fresh fresh)
      throws Rejected {
    TeamHandOvers.Who who =
        handOvers.redeem(site.id(), code, browserHash).orElseThrow(TeamSignInTransaction::unknown);
    OperatorAccount account =
        operators
            .lockedAccount(who.operatorId())
            .filter(found -> found.epoch() == who.epoch())
            .filter(found -> found.rights().may(Right.READ, site.id()))
            .filter(found -> !policy.owesSecondFactor(found.id()))
            .orElseThrow(TeamSignInTransaction::unknown);
    if (fresh.replaced() != null) {
      sessions.endByToken(site.id(), fresh.replaced());
    }
    Instant now = clock.instant();
    SessionHolder holder = SessionHolder.operator(account.id(), account.name());
    sessions.begin(
        new ReaderSession(
                site.id(),
                holder,
                SessionOrigin.secret(Fingerprint.of(code)),
                now,
                fresh.lifetime())
            .from(from.address(), from.userAgent()),
        fresh.token());
    events.add(
        List.of(
            new SignInEvent(site.id(), now, "team.accepted", from)
                .telling("A team member signed in as a reader: " + account.name() + ".")));
    Database.requireTimeLeft();
    return Caller.team(site.id(), account.name());
  }

  static Rejected unknown() {
    return new Rejected(
        Rejection.HAND_OVER_INVALID,
        "no hand-over of a team member to this site is pending with this code in this browser");
  }
}

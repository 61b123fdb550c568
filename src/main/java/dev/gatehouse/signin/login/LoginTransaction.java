package dev.gatehouse.signin.login;

import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.reader.KnownReader;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderPasswords;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.SessionHolder;
import dev.gatehouse.session.SessionOrigin;
import dev.gatehouse.session.SessionRequest;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.session.SignInScope;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.link.SecretLink;
import dev.gatehouse.tenant.link.SecretLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** What a form that was right writes, in one transaction: either all of it happens or nothing. */
@ApplicationScoped
@Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Rejected.class)
class LoginTransaction {
  @Inject Clock clock;
  @Inject ReaderPasswords readerPasswords;
  @Inject Readers readers;
  @Inject Invitations invitations;
  @Inject SecretLinks secretLinks;
  @Inject Operators operators;
  @Inject Sessions sessions;
  @Inject Events events;

  /** Lets in a reader who typed the right password. */
  public Caller reader(FormSignIn entry, KnownReader known) throws Rejected {
    Reader reader = readerPasswords.admit(tenant(entry), known, clock.instant());
    begin(entry, SessionHolder.reader(known.id()), SessionOrigin.secret(null), known.id());
    return Caller.of(reader);
  }

  /**
   * Lets in one of the team, to read: the session is a reader's, opens no console, and ends with
   * the operator's right to see the site.
   */
  public Caller operator(FormSignIn entry, long id, long epoch) throws Rejected {
    OperatorAccount account =
        operators
            .onDuty(id)
            .filter(found -> found.epoch() == epoch)
            .filter(found -> found.rights().may(Right.READ, tenant(entry)))
            .orElseThrow(
                () -> new Rejected(Rejection.CREDENTIALS_WRONG, "not one of the site's team"));
    begin(entry, SessionHolder.operator(id, account.name()), SessionOrigin.secret(null), null);
    return Caller.team(tenant(entry), account.name());
  }

  /** Lets in whoever knows the password that everybody shares. */
  public Caller guest(FormSignIn entry, String passwordFingerprint) {
    begin(entry, SessionHolder.guest(null), SessionOrigin.secret(passwordFingerprint), null);
    return Caller.guest(tenant(entry));
  }

  /** Opens a secret link. */
  public Caller opener(FormSignIn entry, String secret) throws Rejected {
    SecretLink link = secretLinks.open(tenant(entry), secret);
    begin(entry, SessionHolder.guest(null), SessionOrigin.secretLink(link.getId()), null);
    return Caller.guest(tenant(entry));
  }

  /** Lets in a reader who accepts an invitation; every session of before ends. */
  public Caller invited(FormSignIn entry, String secret, String passwordHash) throws Rejected {
    Reader reader = invitations.accept(tenant(entry), secret, passwordHash);
    sessions.end(tenant(entry), new Sessions.Filter(reader.getId(), null));
    readers.signedIn(tenant(entry), reader.getId(), clock.instant());
    begin(entry, SessionHolder.reader(reader.getId()), SessionOrigin.secret(null), reader.getId());
    return Caller.of(reader);
  }

  private void begin(FormSignIn entry, SessionHolder holder, SessionOrigin origin, Long readerId) {
    TenantId tenant = tenant(entry);
    entry.replaced().ifPresent(token -> sessions.endByToken(tenant, token));
    SessionRequest request =
        new SessionRequest(
            tenant,
            holder,
            origin,
            List.of(),
            SignInScope.none(),
            entry.lifetime(),
            entry.from().address(),
            entry.from().userAgent());
    sessions.begin(request, entry.token());
    events.add(
        List.of(
            new SignInEvent(tenant, clock.instant(), entry.by() + ".accepted", entry.from())
                .telling(sentence(holder))
                .by(null, readerId)));
    Database.requireTimeLeft();
  }

  private static String sentence(SessionHolder holder) {
    if (holder.operatorId() != null) {
      return "One of the team signed in to read: " + holder.name() + ".";
    }
    return holder.isSomebody() ? "Signed in on the login page." : "Let in without being a user.";
  }

  private static TenantId tenant(FormSignIn entry) {
    return entry.site().id();
  }
}

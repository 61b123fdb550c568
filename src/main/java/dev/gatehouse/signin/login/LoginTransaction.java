package dev.gatehouse.signin.login;

import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderIdentities.KnownReader;
import dev.gatehouse.reader.ReaderPasswords;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.OneSession;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.session.SessionHolder;
import dev.gatehouse.session.SessionOrigin;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.link.BreakGlass;
import dev.gatehouse.tenant.link.BreakGlasses;
import dev.gatehouse.tenant.link.SecretLink;
import dev.gatehouse.tenant.link.SecretLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes everything that a successful form sign-in leaves, in one transaction. */
@ApplicationScoped
@Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Rejected.class)
class LoginTransaction {
  @Inject Clock clock;
  @Inject ReaderPasswords readerPasswords;
  @Inject Readers readers;
  @Inject Invitations invitations;
  @Inject SecretLinks secretLinks;
  @Inject Sessions sessions;
  @Inject OneSession oneSession;
  @Inject BreakGlasses glasses;
  @Inject Events events;
  @Inject AuditTrail trail;

  /** Signs in a reader who typed the right password. */
  public Caller reader(FormSignIn form, KnownReader known) throws Rejected {
    Reader reader = readerPasswords.admit(tenant(form), known, clock.instant());
    begin(form, SessionHolder.reader(known.id()), SessionOrigin.secret(null), known.id());
    return Caller.of(reader);
  }

  /** Begins the session of a guest who knows the shared password. */
  public Caller guest(FormSignIn form, String passwordFingerprint) {
    begin(form, SessionHolder.guest(null), SessionOrigin.secret(passwordFingerprint), null);
    return Caller.guest(tenant(form));
  }

  /** Uses up a secret link and begins the session of a guest. */
  public Caller opener(FormSignIn form, String secret) throws Rejected {
    SecretLink link = secretLinks.open(tenant(form), secret);
    begin(form, SessionHolder.guest(null), SessionOrigin.secretLink(link.getId()), null);
    return Caller.guest(tenant(form));
  }

  /** Begins the session of somebody with the link and the password of a break-glass. */
  public Caller breakGlass(FormSignIn form, BreakGlass glass) throws Rejected {
    glasses.enter(tenant(form), glass.getId());
    SessionOrigin origin = SessionOrigin.breakGlass(glass.getId());
    Instant now = clock.instant();
    Duration left = Duration.between(now, glass.getExpiresAt());
    ReaderSession begun =
        begin(
            form,
            new Start(SessionHolder.guest(null), origin, now, left),
            null,
            "Signed in by break-glass, which " + glass.getOpenedBy() + " opened.");
    String target = "site " + tenant(form) + ": " + form.site().settings().getName();
    trail.add(
        new AuditEntry(
                begun.getCreatedAt(),
                "somebody by break-glass",
                form.from().address(),
                AuditEvent.BREAK_GLASS_USED,
                target,
                "{}")
            .at(form.site().tenant()));
    return Caller.breakGlass(tenant(form), begun.getExpiresAt());
  }

  /** Accepts an invitation and signs its reader in; all earlier sessions of the reader end. */
  public Caller invited(FormSignIn form, String secret, String passwordHash) throws Rejected {
    Reader reader = invitations.accept(tenant(form), secret, passwordHash);
    sessions.end(tenant(form), new Sessions.Filter(reader.getId(), null));
    readers.signedIn(tenant(form), reader.getId(), clock.instant());
    begin(form, SessionHolder.reader(reader.getId()), SessionOrigin.secret(null), reader.getId());
    return Caller.of(reader);
  }

  /** What a session depends on, and how long it lasts at most. */
  private record Start(
      SessionHolder holder, SessionOrigin origin, Instant begins, Duration lifetime) {}

  private void begin(FormSignIn form, SessionHolder holder, SessionOrigin origin, Long readerId) {
    begin(
        form,
        new Start(holder, origin, clock.instant(), form.lifetime()),
        readerId,
        sentence(holder));
  }

  private ReaderSession begin(FormSignIn form, Start start, Long readerId, String sentence) {
    TenantId tenant = tenant(form);
    form.replaced().ifPresent(token -> sessions.endByToken(tenant, token));
    Instant now = start.begins();
    ReaderSession session =
        new ReaderSession(tenant, start.holder(), start.origin(), now, start.lifetime())
            .landing(null, form.browser().stream().findFirst().orElse(null))
            .from(form.from().address(), form.from().userAgent());
    oneSession.begin(form.site(), session, form.token(), form.browser());
    events.add(
        List.of(
            new SignInEvent(tenant, now, form.by() + ".accepted", form.from())
                .telling(sentence)
                .by(null, readerId)));
    Database.requireTimeLeft();
    return session;
  }

  private static String sentence(SessionHolder holder) {
    return holder.isIdentified()
        ? "Signed in on the sign-in page."
        : "Signed in without a user account.";
  }

  private static TenantId tenant(FormSignIn form) {
    return form.site().id();
  }
}

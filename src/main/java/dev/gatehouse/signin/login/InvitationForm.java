package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.NewPassword;
import dev.gatehouse.secret.Passwords;
import dev.gatehouse.storage.Database;
import dev.gatehouse.token.secret.SigningSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Lets an invited user choose a password, for the first time or anew, and signs him in. A password
 * that is not taken costs nothing: the link can be used as before.
 */
@ApplicationScoped
class InvitationForm {
  static final String PASSWORD = "password";
  static final String AGAIN = "again";

  @Inject Invitations invitations;
  @Inject Passwords passwords;
  @Inject Database database;
  @Inject LoginTransaction transaction;
  @Inject FormCompletion turnstile;

  /** The page with the form; on the database's thread already. */
  FormOutcome look(FormSignIn entry) {
    return invitations
        .invited(entry.site().id(), secret(entry))
        .map(reader -> FormOutcome.of(LinkPage.toChoose(entry, email(reader), null)))
        .orElseGet(() -> turnstile.refuse(entry, Invitations.unusable(), why -> no(entry, why)));
  }

  FormOutcome take(FormSignIn entry) {
    Optional<Reader> reader =
        database.ask(() -> invitations.invited(entry.site().id(), secret(entry)));
    if (reader.isEmpty()) {
      return turnstile.refuse(entry, Invitations.unusable(), why -> no(entry, why));
    }
    String email = email(reader.get());
    Optional<PageText> objection =
        NewPassword.objection(
                entry.field(PASSWORD), entry.field(AGAIN), email, SigningSecret::isGuessable)
            .map(InvitationForm::text);
    if (objection.isPresent()) {
      return FormOutcome.of(LinkPage.toChoose(entry, email, objection.get()));
    }
    String hash = passwords.hash(entry.field(PASSWORD));
    return turnstile.pass(
        entry,
        () -> transaction.invited(entry, secret(entry), hash),
        entry.site().home(),
        why -> no(entry, why));
  }

  private static PageText text(NewPassword.Objection objection) {
    return switch (objection) {
      case SHORT -> PageText.PASSWORD_SHORT;
      case LONG -> PageText.PASSWORD_LONG;
      case DIFFERENT -> PageText.PASSWORDS_DIFFER;
      case EMAIL -> PageText.PASSWORD_IS_EMAIL;
      case GUESSABLE -> PageText.PASSWORD_GUESSABLE;
    };
  }

  private static Answer no(FormSignIn entry, Rejected why) {
    boolean suspended = why.reason() == Rejection.USER_BANNED;
    return LinkPage.unusable(entry, suspended ? Refusals.FORBIDDEN : Refusals.GONE);
  }

  private static String email(Reader reader) {
    return reader.getProfile().getEmail();
  }

  private static String secret(FormSignIn entry) {
    return entry.field(LinkPage.SECRET);
  }
}

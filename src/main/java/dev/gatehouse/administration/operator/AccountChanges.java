package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.RefusalTrail;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.OperatorInvitations;
import dev.gatehouse.operator.OperatorPasswords;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.secret.GuessThrottle;
import dev.gatehouse.secret.NewPassword;
import dev.gatehouse.secret.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Changes that operators make to their own accounts. Password and second factor require the current
 * password again, since an unlocked screen is not enough. This is not one transaction: no database
 * connection waits while a password is hashed.
 */
@ApplicationScoped
public class AccountChanges {
  @Inject Operators operators;
  @Inject OperatorInvitations invitations;
  @Inject OperatorPasswords operatorPasswords;
  @Inject Passwords passwords;
  @Inject GuessThrottle throttle;
  @Inject AccountRecords records;
  @Inject RefusalTrail refusals;
  @Inject Configuration configuration;

  /**
   * Changes the operator's password and ends all their sessions.
   *
   * @param again the new password again
   * @throws ChangeRefused and nothing is changed
   */
  public void changePassword(Actor actor, long id, String current, String fresh, String again) {
    Operator operator = operators.find(id).orElseThrow(Missing::new);
    requireFit(operator, fresh, again);
    requirePassword(actor, id, current, "current");
    records.password(actor, id, passwords.hash(fresh));
  }

  /**
   * Accepts an invitation: sets the operator's password and uses up the link.
   *
   * @param address where the request comes from
   * @throws ChangeRefused and the link stays usable
   */
  public void accept(String address, String secret, String fresh, String again) {
    Operator operator = invitations.invited(secret).orElseThrow(Missing::new);
    requireFit(operator, fresh, again);
    records.accept(address, secret, passwords.hash(fresh));
  }

  /**
   * Switches the second factor on and ends all of the operator's sessions.
   *
   * @param secret of the authenticator app
   * @param code that the app shows
   * @return recovery codes, shown only once
   * @throws ChangeRefused and nothing is changed
   */
  public List<String> beginSecondFactor(
      Actor actor, long id, String password, String secret, String code) {
    requirePassword(actor, id, password, "password");
    return records.beginSecondFactor(actor, id, secret, code);
  }

  /**
   * Switches the second factor off and ends all of the operator's sessions.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public void endSecondFactor(Actor actor, long id, String password) {
    requirePassword(actor, id, password, "ownPassword");
    records.endSecondFactor(actor, id);
  }

  /**
   * Replaces the recovery codes.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public List<String> renewRecoveryCodes(Actor actor, long id, String password) {
    requirePassword(actor, id, password, "ownPassword");
    return records.renewRecoveryCodes(actor, id);
  }

  /**
   * Asks for the operator's password again, for a change that an unlocked screen is not enough for.
   *
   * @param field that has the password
   * @throws ChangeRefused when it is wrong
   */
  public void confirm(Actor actor, long id, String password, String field) {
    requirePassword(actor, id, password, field);
  }

  private void requireFit(Operator operator, String fresh, String again) {
    Objections objections = new Objections();
    List<String> context = List.of(operator.getSettings().getName(), configuration.baseDomain());
    NewPassword.objection(fresh, again, operator.getSettings().getEmail(), context)
        .ifPresent(objection -> objections.object("fresh", objection.sentence()));
    objections.requireNone();
  }

  private void requirePassword(Actor actor, long id, String password, String field) {
    String target = "operator " + id;
    try (GuessThrottle.Guess guess =
        throttle.begin(GuessThrottle.Form.ACCOUNT, actor.address(), target)) {
      if (!guess.pause().isZero()) {
        throw new Conflict(
            "Too many attempts. Please try again in "
                + (guess.pause().toSeconds() + 1)
                + " seconds.");
      }
      if (!guess.check(() -> operatorPasswords.isOf(id, password))) {
        refusals.add(
            AuditEvent.CONSOLE_SIGN_IN_REFUSED,
            actor.name(),
            actor.address(),
            target,
            "wrong password, asked again for a change");
        guess.failed();
        throw new Invalid(List.of(new FieldError(field, "is wrong")));
      }
      guess.succeeded();
    }
  }
}

package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.OperatorInvitations;
import dev.gatehouse.operator.OperatorPasswords;
import dev.gatehouse.operator.OperatorSettings;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.operator.PlatformPolicy;
import dev.gatehouse.operator.factor.SecondFactors;
import dev.gatehouse.session.TeamSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The transactions of changes to an operator's own account. */
@ApplicationScoped
@Transactional
public class AccountRecords {
  @Inject Operators operators;
  @Inject OperatorInvitations invitations;
  @Inject OperatorPasswords passwords;
  @Inject SecondFactors secondFactors;
  @Inject TeamSessions teamSessions;
  @Inject PlatformPolicy policy;
  @Inject Rules rules;
  @Inject Trail trail;

  /**
   * Sets an operator's name and time zone.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public void profile(Actor actor, long id, String name, ZoneId zone) {
    Operator operator = find(id);
    Map<String, Object> before = OperatorChanges.snapshot(operator);
    OperatorSettings settings = operator.getSettings().copy();
    settings.setName(name);
    Objections objections = rules.check(settings);
    objections.keep(operator.getSettings(), settings);
    objections.requireNone();
    operator.change(settings);
    Operator saved = operators.save(operator);
    operators.setTimeZone(id, zone.getId());
    Changes changes = Changes.between(before, OperatorChanges.snapshot(saved));
    if (!changes.isEmpty()) {
      trail.record(actor, AuditEvent.OPERATOR_UPDATED, OperatorChanges.target(saved), changes);
    }
  }

  /** Ends every session of an operator, in help centers too. */
  public void endSessions(Actor actor, long id) {
    Operator operator = find(id);
    shutOut(operator);
    record(actor, AuditEvent.SESSIONS_ENDED, operator, Changes.none());
  }

  void password(Actor actor, long id, String hash) {
    Operator operator = passwords.set(find(id), hash);
    invitations.withdraw(id);
    teamSessions.end(id, site -> false);
    record(actor, AuditEvent.OPERATOR_PASSWORD_CHANGED, operator, Changes.none());
  }

  void accept(String address, String secret, String hash) {
    Operator operator = invitations.accept(secret, hash).orElseThrow(Missing::new);
    teamSessions.end(operator.getId(), site -> false);
    Actor himself =
        new Actor(operator.getSettings().getEmail(), address, operator.getSettings().rights());
    record(himself, AuditEvent.OPERATOR_PASSWORD_CHANGED, operator, Changes.none());
  }

  List<String> beginSecondFactor(Actor actor, long id, String secret, String code) {
    Operator operator = find(id);
    List<String> codes =
        secondFactors
            .begin(id, secret, code)
            .orElseThrow(
                () ->
                    new Invalid(
                        List.of(
                            new FieldError(
                                "code", "is wrong; enter the code that the app shows now"))));
    shutOut(operator);
    record(actor, AuditEvent.OPERATOR_SECOND_FACTOR_ENABLED, operator, Changes.none());
    return codes;
  }

  void endSecondFactor(Actor actor, long id) {
    Operator operator = find(id);
    if (policy.read().isSecondFactorRequired()) {
      throw new Conflict("Every operator of this platform has to use two-step verification.");
    }
    if (!secondFactors.end(id)) {
      throw new Missing();
    }
    shutOut(operator);
    record(actor, AuditEvent.OPERATOR_SECOND_FACTOR_RESET, operator, Changes.none());
  }

  List<String> renewRecoveryCodes(Actor actor, long id) {
    Operator operator = find(id);
    List<String> codes = secondFactors.renewRecoveryCodes(id).orElseThrow(Missing::new);
    Changes changes = Changes.none().hiding("recoveryCodes");
    record(actor, AuditEvent.OPERATOR_UPDATED, operator, changes);
    return codes;
  }

  private void shutOut(Operator operator) {
    operators.endSessions(operator.getId());
    teamSessions.end(operator.getId(), site -> false);
  }

  private void record(Actor actor, AuditEvent event, Operator operator, Changes changes) {
    trail.record(actor, event, OperatorChanges.target(operator), changes);
  }

  private Operator find(long id) {
    return operators.find(id).orElseThrow(Missing::new);
  }
}

package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.administration.opening.OpeningRecords;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.OperatorInvitations;
import dev.gatehouse.operator.OperatorSettings;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.operator.Right;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.operator.factor.SecondFactors;
import dev.gatehouse.session.TeamSessions;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes, changes and deletes operators; for platform administrators only. */
@ApplicationScoped
@Transactional
public class OperatorChanges {
  @Inject Operators operators;
  @Inject OperatorInvitations invitations;
  @Inject SecondFactors secondFactors;
  @Inject TeamSessions teamSessions;
  @Inject GrantRules grantRules;
  @Inject OpeningRecords openings;
  @Inject Trail trail;

  /**
   * @throws Missing when the actor is not a platform administrator
   */
  public List<Operator> list(Actor actor, long afterId, int limit) {
    actor.requirePlatform();
    return operators.list(afterId, limit);
  }

  /**
   * @throws Missing when there is no such operator, or the actor is not a platform administrator
   */
  public Operator find(Actor actor, long id) {
    actor.requirePlatform();
    return operators.find(id).orElseThrow(Missing::new);
  }

  /**
   * Makes an operator, who cannot sign in before being invited.
   *
   * @throws ChangeRefused and nothing is made
   */
  public Operator create(
      Actor actor, OperatorSettings settings, List<GrantOrder> grants, Objections objections) {
    actor.requirePlatform();
    take(grants, settings, objections);
    requireFree(settings, null);
    Operator made = operators.create(settings, true);
    Changes changes = Changes.made(snapshot(made));
    trail.record(actor, AuditEvent.OPERATOR_CREATED, target(made), changes);
    return made;
  }

  /**
   * Replaces an operator's settings, effective at once.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public Operator change(
      Actor actor,
      long id,
      Expectation expectation,
      OperatorSettings settings,
      List<GrantOrder> grants,
      Objections objections) {
    actor.requirePlatform();
    boolean staysAdmin = settings.isPlatformAdmin() && !settings.isDisabled();
    boolean last = !staysAdmin && isLastAdmin(id);
    Operator operator = operators.find(id).orElseThrow(Missing::new);
    expectation.requireMet(operator.getVersion());
    objections.keep(operator.getSettings(), settings);
    take(grants, settings, objections);
    requireFree(settings, id);
    requireNotLast(last);
    Map<String, Object> before = snapshot(operator);
    if (isMoved(operator.getSettings(), settings)) {
      invitations.withdraw(id);
    }
    if (!operator.getSettings().getEmail().equals(settings.getEmail())) {
      operator.confirmEmail();
    }
    if (!operator.getSettings().rights().cover(settings.rights())) {
      requireConfirmed(operator);
    }
    operator.change(settings);
    Operator saved = operators.save(operator);
    endLostSessions(saved);
    openings.followOperator(actor, id);
    Changes changes = Changes.between(before, snapshot(saved));
    trail.record(actor, AuditEvent.OPERATOR_UPDATED, target(saved), changes);
    return saved;
  }

  /**
   * Confirms that an operator's e-mail address is theirs, so that owners of sites can grant them
   * rights.
   *
   * @throws Missing when there is no such operator, or the actor is not a platform administrator
   */
  public Operator confirmEmail(Actor actor, long id) {
    Operator operator = find(actor, id);
    if (operator.isEmailConfirmed()) {
      return operator;
    }
    operator.confirmEmail();
    Operator saved = operators.save(operator);
    Changes changes = Changes.none().with("emailConfirmed", false, true);
    trail.record(actor, AuditEvent.OPERATOR_UPDATED, target(saved), changes);
    return saved;
  }

  /**
   * Whoever has the password of an operator whose address nobody confirmed may not be the person
   * whom a new right is meant for. Without a password there is no one yet: only a link that reaches
   * the address, or that a platform administrator hands over, sets one.
   */
  static void requireConfirmed(Operator operator) {
    if (operator.hasPassword() && !operator.isEmailConfirmed()) {
      throw new Conflict(
          "It is not known that "
              + operator.getSettings().getEmail()
              + " belongs to the person who signs in with it. A platform administrator confirms the"
              + " address on the operator's page, or invites them anew; after that they can get"
              + " more rights.");
    }
  }

  /**
   * The holder of an invitation's link becomes the operator. The link went to the earlier address,
   * which may have been another person's by mistake, and must not open rights that came later.
   */
  private static boolean isMoved(OperatorSettings before, OperatorSettings after) {
    return !Objects.equals(before.getEmail(), after.getEmail())
        || !before.rights().equals(after.rights());
  }

  /**
   * Deletes an operator and ends their sessions.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, long id, Expectation expectation) {
    actor.requirePlatform();
    boolean last = isLastAdmin(id);
    Operator operator = operators.find(id).orElseThrow(Missing::new);
    expectation.requireMet(operator.getVersion());
    requireNotLast(last);
    Changes changes = Changes.ended(snapshot(operator));
    trail.record(actor, AuditEvent.OPERATOR_DELETED, target(operator), changes);
    teamSessions.end(id, site -> false);
    operators.delete(operator);
    openings.followOperator(actor, id);
  }

  /**
   * Switches an operator's second factor off and ends their sessions, for an operator who lost both
   * authenticator app and recovery codes.
   *
   * @throws Missing when there is no such operator, or they have no second factor
   */
  public void resetSecondFactor(Actor actor, long id) {
    Operator operator = find(actor, id);
    if (!secondFactors.end(id)) {
      throw new Missing();
    }
    operators.endSessions(id);
    teamSessions.end(id, site -> false);
    trail.record(actor, AuditEvent.OPERATOR_SECOND_FACTOR_RESET, target(operator), Changes.none());
  }

  private void take(List<GrantOrder> grants, OperatorSettings settings, Objections objections) {
    Map<TenantId, GrantRole> resolved = grantRules.resolve(grants, objections);
    objections.requireNone();
    settings.setGrants(resolved);
  }

  private void requireFree(OperatorSettings settings, Long self) {
    Optional<Operator> other = operators.byEmail(settings.getEmail());
    if (other.isPresent() && !other.get().getId().equals(self)) {
      throw new Taken(List.of("email"));
    }
  }

  private boolean isLastAdmin(long id) {
    List<Operator> admins = operators.lockedPlatformAdmins();
    return admins.size() == 1 && admins.get(0).getId() == id;
  }

  private static void requireNotLast(boolean last) {
    if (last) {
      throw new Conflict(
          "This is the last platform administrator who can sign in. Add another one first.");
    }
  }

  private void endLostSessions(Operator operator) {
    Rights rights =
        operator.getSettings().isDisabled() ? Rights.NONE : operator.getSettings().rights();
    teamSessions.end(operator.getId(), site -> rights.may(Right.READ, site));
  }

  static String target(Operator operator) {
    return "operator " + operator.getId() + ": " + operator.getSettings().getEmail();
  }

  static Map<String, Object> snapshot(Operator operator) {
    Map<String, Object> members = Snapshot.of(operator.getSettings());
    members.put(GrantRules.FIELD, GrantRules.shown(operator.getSettings().rights()));
    return members;
  }
}

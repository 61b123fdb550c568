package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.OperatorInvitations;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.operator.factor.SecondFactors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Operators with their means of signing in; for platform administrators only. */
@ApplicationScoped
@Transactional
public class OperatorDirectory {
  @Inject Operators operators;
  @Inject OperatorInvitations invitations;
  @Inject SecondFactors secondFactors;

  /**
   * An operator.
   *
   * @param invitedUntil when an open invitation ends, or {@code null}
   */
  public record Entry(Operator operator, boolean secondFactor, Instant invitedUntil) {
    /** Whether they can do nothing until a platform administrator hands a link over. */
    public boolean isWaiting() {
      return !operator.hasPassword() && invitedUntil == null;
    }
  }

  /**
   * Operators by e-mail address.
   *
   * @param part of the name or e-mail address; {@code null} for all
   * @throws Missing when the actor is not a platform administrator
   */
  public List<Entry> search(Actor actor, String part, int limit) {
    actor.requirePlatform();
    return operators.search(part, limit).stream().map(this::entry).toList();
  }

  /**
   * Operators who wait for a link, by e-mail address.
   *
   * @throws Missing when the actor is not a platform administrator
   */
  public List<Entry> waiting(Actor actor, int limit) {
    actor.requirePlatform();
    return invitations.waiting(limit).stream().map(this::entry).toList();
  }

  /**
   * How many operators wait for a link.
   *
   * @throws Missing when the actor is not a platform administrator
   */
  public long countWaiting(Actor actor) {
    actor.requirePlatform();
    return invitations.countWaiting();
  }

  /**
   * @throws Missing when there is no such operator, or the actor is not a platform administrator
   */
  public Entry find(Actor actor, long id) {
    actor.requirePlatform();
    return operators.find(id).map(this::entry).orElseThrow(Missing::new);
  }

  private Entry entry(Operator operator) {
    return new Entry(
        operator,
        secondFactors.isOn(operator.getId()),
        invitations.openUntil(operator.getId()).orElse(null));
  }
}

package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.OperatorInvitations;
import dev.gatehouse.operator.OperatorSearch;
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
  @Inject OperatorSearch search;
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
   * Those whose name or e-mail address contains a text.
   *
   * @param text {@code null} for all
   * @param waiting whether only those are wanted who wait for a link
   * @throws Missing when the actor is not a platform administrator
   */
  public OperatorSearch.Question question(Actor actor, String text, boolean waiting) {
    actor.requirePlatform();
    return new OperatorSearch.Question(text, waiting ? invitations.waiting() : null);
  }

  /**
   * Operators in an order.
   *
   * @param first number of operators to leave out
   * @throws Missing when the actor is not a platform administrator
   */
  public List<Entry> list(
      Actor actor,
      OperatorSearch.Question question,
      OperatorSearch.Order by,
      boolean descending,
      int first,
      int size) {
    actor.requirePlatform();
    return search.find(question, by, descending, first, size).stream().map(this::entry).toList();
  }

  /**
   * How many operators match.
   *
   * @throws Missing when the actor is not a platform administrator
   */
  public long count(Actor actor, OperatorSearch.Question question) {
    actor.requirePlatform();
    return search.count(question);
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

package dev.gatehouse.administration.log;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.problem.SignInProblem;
import dev.gatehouse.journal.problem.SignInProblems;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Mutes problems that operators know of, for a time or until they change. */
@ApplicationScoped
@Transactional
public class ProblemChanges {
  private static final String UNTIL = "mutedUntil";
  private static final String CHANGE = "change";

  @Inject SignInProblems problems;
  @Inject Tenants tenants;
  @Inject Trail trail;
  @Inject Clock clock;

  /**
   * Mutes a problem; one that is muted already is muted anew.
   *
   * @throws Missing when there is none that the actor may see
   */
  public void mute(Actor actor, TenantId site, long id, MuteOrder order) {
    SignInProblem problem = find(actor, site, id);
    Object before = told(problem);
    problems.mute(
        problem,
        order.getHours() == null ? null : clock.instant().plus(Duration.ofHours(order.getHours())),
        actor.name());
    Changes changes = Changes.none().with(UNTIL, before, told(problem));
    record(actor, AuditEvent.PROBLEM_MUTED, problem, changes);
  }

  /**
   * Lists a problem again that was muted.
   *
   * @throws Missing when there is none that the actor may see
   */
  public void unmute(Actor actor, TenantId site, long id) {
    SignInProblem problem = find(actor, site, id);
    Object before = told(problem);
    if (before != null) {
      problems.unmute(problem);
      record(actor, AuditEvent.PROBLEM_UNMUTED, problem, Changes.none().with(UNTIL, before, null));
    }
  }

  private SignInProblem find(Actor actor, TenantId site, long id) {
    actor.require(Right.CONFIGURE, site);
    return problems.find(site, id).orElseThrow(Missing::new);
  }

  private Object told(SignInProblem problem) {
    return problem
        .mutedAt(clock.instant())
        .map(mute -> mute.isUntilChange() ? CHANGE : mute.getUntil())
        .orElse(null);
  }

  private void record(Actor actor, AuditEvent event, SignInProblem problem, Changes changes) {
    trail.record(
        actor,
        event,
        tenants.find(problem.tenantId()).orElseThrow(Missing::new),
        "problem " + problem.getId() + ": " + problem.getReason(),
        changes);
  }
}

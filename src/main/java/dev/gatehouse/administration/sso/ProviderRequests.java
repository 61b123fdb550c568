package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.operator.Right;
import dev.gatehouse.operator.interest.AnnouncedProvider;
import dev.gatehouse.operator.interest.ProviderInterests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** "Notify me when this ships": operators' requests for announced providers. */
@ApplicationScoped
@Transactional
public class ProviderRequests {
  @Inject Operators operators;
  @Inject ProviderInterests interests;
  @Inject Trail trail;

  /** The providers that the actor asked for. */
  public Set<AnnouncedProvider> of(Actor actor) {
    return interests.of(operator(actor));
  }

  /**
   * Adds or withdraws the actor's request.
   *
   * @throws Missing if the actor is not an operator who configures a site, or the provider is live
   */
  public void set(Actor actor, AnnouncedProvider provider, boolean wanted) {
    long operator = operator(actor);
    if (provider.isLive()) {
      throw new Missing();
    }
    if (interests.set(operator, provider, wanted)) {
      Changes changes = Changes.none().with("wanted", !wanted, wanted);
      trail.record(actor, AuditEvent.PROVIDER_INTEREST_CHANGED, provider.code(), changes);
    }
  }

  /**
   * The requests of all operators.
   *
   * @throws Missing if the actor is not a platform administrator
   */
  public List<ProviderInterests.Interest> all(Actor actor) {
    actor.requirePlatform();
    return interests.all();
  }

  private long operator(Actor actor) {
    if (!actor.rights().anywhere(Right.CONFIGURE)) {
      throw new Missing();
    }
    return operators.byEmail(actor.name()).map(Operator::getId).orElseThrow(Missing::new);
  }
}

package dev.gatehouse.operator;

import dev.gatehouse.operator.factor.SecondFactors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** The platform's settings as they are stored. */
@ApplicationScoped
@Transactional
public class PlatformPolicy {
  @PersistenceContext EntityManager entities;
  @Inject SecondFactors secondFactors;
  @Inject Event<PolicyChanged> changed;

  /** The policy changed on this node; observers invalidate their caches after the commit. */
  public record PolicyChanged() {}

  public PlatformSettings read() {
    return entities.find(PlatformSettings.class, PlatformSettings.ONLY);
  }

  /** Whether an operator has to set up two-step verification before anything else. */
  public boolean owesSecondFactor(long operatorId) {
    return read().isSecondFactorRequired() && !secondFactors.isOn(operatorId);
  }

  /** Replaces every setting; a simultaneous change causes an optimistic lock failure. */
  public PlatformSettings save(PlatformSettings settings) {
    PlatformSettings saved = read();
    saved.take(settings);
    entities.flush();
    changed.fire(new PolicyChanged());
    return saved;
  }
}

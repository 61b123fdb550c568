package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.platform.PlatformKey;
import dev.gatehouse.token.platform.PlatformKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Lists and rotates the platform's key pairs; for platform administrators only. */
@ApplicationScoped
@Transactional
public class PlatformKeyChanges {
  @Inject PlatformKeys keys;
  @Inject Trail trail;

  /**
   * The published keys, the newest of each algorithm first.
   *
   * @throws Missing when the actor is not a platform administrator
   */
  public List<PlatformKey> list(Actor actor) {
    actor.requirePlatform();
    return keys.published();
  }

  /**
   * Makes the next key of an algorithm.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public PlatformKey rotate(Actor actor, PlatformKeyOrder order, Objections objections) {
    actor.requirePlatform();
    objections.requireNone();
    PublicAlgorithm algorithm = PublicAlgorithm.named(order.getAlgorithm()).orElseThrow();
    if (order.isAtOnce()) {
      return recorded(actor, AuditEvent.PLATFORM_KEY_REPLACED, keys.replace(algorithm));
    }
    Optional<PlatformKey> announced = keys.announced(algorithm);
    if (announced.isPresent()) {
      throw new Conflict(
          "The next key is published already, and signs from "
              + announced.get().getSignsFrom()
              + ".");
    }
    return recorded(actor, AuditEvent.PLATFORM_KEY_ROTATED, keys.rotate(algorithm));
  }

  private PlatformKey recorded(Actor actor, AuditEvent event, PlatformKey key) {
    trail.record(actor, event, key.getKid(), Changes.made(PlatformKeyRecords.show(key).members()));
    return key;
  }
}

package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.token.platform.PlatformKey;
import dev.gatehouse.token.platform.PlatformKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What happens to the platform's key pairs without an operator, with its audit entries. */
@ApplicationScoped
@Transactional
public class PlatformKeyUpkeep {
  @Inject PlatformKeys keys;
  @Inject Trail trail;

  /** Rotates the keys that are old. */
  public void rotateDue() {
    keys.rotateDue().forEach(key -> record(AuditEvent.PLATFORM_KEY_ROTATED, key));
  }

  /** In the transaction in which the key was made. */
  void made(@Observes PlatformKeys.Made made) {
    record(AuditEvent.PLATFORM_KEY_CREATED, made.key());
  }

  private void record(AuditEvent event, PlatformKey key) {
    trail.record(
        Actor.GATEHOUSE, event, key.getKid(), Changes.made(PlatformKeyRecords.show(key).members()));
  }
}

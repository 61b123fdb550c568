package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.PlatformPolicy;
import dev.gatehouse.operator.PlatformSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Reads and changes the platform's settings; for platform administrators only. */
@ApplicationScoped
@Transactional
public class PlatformChanges {
  @Inject PlatformPolicy policy;
  @Inject Trail trail;

  /**
   * @throws Missing when the actor is not a platform administrator
   */
  public PlatformSettings read(Actor actor) {
    actor.requirePlatform();
    return policy.read();
  }

  /**
   * Replaces the settings, effective at once on this node and within two seconds on others.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public PlatformSettings change(
      Actor actor, Expectation expectation, PlatformSettings settings, Objections objections) {
    PlatformSettings known = read(actor);
    expectation.requireMet(known.getVersion());
    objections.requireNone();
    Map<String, Object> before = Snapshot.of(known);
    PlatformSettings saved = policy.save(settings);
    Changes changes = Changes.between(before, Snapshot.of(saved));
    if (!changes.isEmpty()) {
      trail.record(actor, AuditEvent.PLATFORM_UPDATED, "platform", changes);
    }
    return saved;
  }
}

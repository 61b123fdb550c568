package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.storage.Leases;
import dev.gatehouse.storage.schema.Migrations;
import dev.gatehouse.tenant.link.BreakGlasses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The state of Gatehouse itself; for platform administrators only. */
@ApplicationScoped
public class PlatformState {
  @Inject Migrations migrations;
  @Inject Leases leases;
  @Inject RefusalLog refusals;
  @Inject BreakGlasses glasses;

  /**
   * @param database product and version
   * @param schema version of the last migration
   * @param purge when any node last deleted expired rows
   * @param dropped refusals that this node could not store since it started
   * @param breakGlasses sites that are open by break-glass
   */
  public record State(
      String database,
      String schema,
      Leases.Done purge,
      long dropped,
      List<BreakGlasses.Place> breakGlasses) {}

  /**
   * @throws Missing when the actor is not a platform administrator
   */
  public State read(Actor actor) {
    actor.requirePlatform();
    return new State(
        migrations.product(),
        migrations.version(),
        leases.lastDone(Leases.PURGE),
        refusals.droppedSoFar(),
        glasses.places());
  }
}

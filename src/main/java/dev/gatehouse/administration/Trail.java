package dev.gatehouse.administration;

import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Records changes in the transaction that makes them: neither is there without the other. */
@ApplicationScoped
public class Trail {
  @Inject AuditTrail entries;
  @Inject Clock clock;

  /** Something at a site. */
  void record(Actor actor, AuditEvent event, Tenant site, String target, Changes changes) {
    entries.add(entry(actor, event, target, changes).at(site));
  }

  /** Something of no site. */
  void record(Actor actor, AuditEvent event, String target, Changes changes) {
    entries.add(entry(actor, event, target, changes));
  }

  private AuditEntry entry(Actor actor, AuditEvent event, String target, Changes changes) {
    return new AuditEntry(
        clock.instant(), actor.name(), actor.address(), event, target, changes.json());
  }
}

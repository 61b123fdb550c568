package dev.gatehouse.administration.change;

import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Records changes in the audit trail, within the transaction that makes them. */
@ApplicationScoped
public class Trail {
  @Inject AuditTrail entries;
  @Inject Clock clock;

  /** Records a change within a site. */
  public void record(Actor actor, AuditEvent event, Tenant site, String target, Changes changes) {
    entries.add(entry(actor, event, target, changes).at(site));
  }

  /** Records a change to a site itself. */
  public void record(Actor actor, AuditEvent event, Tenant site, Changes changes) {
    String target = "site " + site.tenantId() + ": " + site.getSettings().getName();
    record(actor, event, site, target, changes);
  }

  /** Records a change outside sites. */
  public void record(Actor actor, AuditEvent event, String target, Changes changes) {
    entries.add(entry(actor, event, target, changes));
  }

  /** One of many changes. */
  public record Entry(AuditEvent event, String target, Changes changes) {}

  /** Records many changes within a site at once. */
  public void record(Actor actor, Tenant site, List<Entry> done) {
    entries.add(
        done.stream()
            .map(one -> entry(actor, one.event(), one.target(), one.changes()).at(site))
            .toList());
  }

  private AuditEntry entry(Actor actor, AuditEvent event, String target, Changes changes) {
    return new AuditEntry(
        clock.instant(), actor.name(), actor.address(), event, target, changes.json());
  }
}

package dev.gatehouse.administration.scope;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A site, or the platform where it is {@code null}: who may change it, and where that is noted. */
@ApplicationScoped
public class ScopeAccess {
  @Inject Trail trail;
  @Inject Tenants tenants;

  /**
   * @throws Missing when the actor may not configure the site, or the platform
   */
  public void require(Actor actor, TenantId site) {
    if (site == null) {
      actor.requirePlatform();
    } else {
      actor.require(Right.CONFIGURE, site);
    }
  }

  public void record(Actor actor, AuditEvent event, TenantId site, String target, Changes changes) {
    if (site == null) {
      trail.record(actor, event, target, changes);
    } else {
      trail.record(actor, event, tenants.find(site).orElseThrow(Missing::new), target, changes);
    }
  }
}

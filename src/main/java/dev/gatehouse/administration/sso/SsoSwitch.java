package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Switches single sign-on of a whole site; its connections keep their own status. A change needs no
 * version: an operator who presses a switch means the state that it has afterwards.
 */
@ApplicationScoped
@Transactional
public class SsoSwitch {
  @Inject PermittedSites sites;
  @Inject Tenants tenants;
  @Inject Connections connections;
  @Inject Trail trail;

  /**
   * Sets the switch; does nothing if the site has the state already.
   *
   * @throws Missing if the actor does not configure this site
   */
  public void set(Actor actor, TenantId site, boolean on) {
    Tenant tenant = sites.find(actor, site, Right.CONFIGURE);
    if (tenant.getSettings().isSsoEnabled() == on) {
      return;
    }
    tenant.getSettings().setSsoEnabled(on);
    Tenant saved = tenants.save(tenant);
    connections.touchOpened(site);
    Changes changes = Changes.none().with("ssoEnabled", !on, on);
    trail.record(actor, AuditEvent.SITE_UPDATED, saved, changes);
  }
}

package dev.gatehouse.administration.site;

import dev.gatehouse.administration.alert.BreakGlassAlerts;
import dev.gatehouse.administration.alert.BreakGlassFacts;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.tenant.link.BreakGlass;
import dev.gatehouse.tenant.link.BreakGlasses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/**
 * Ends break-glass, whoever or whatever ends it, and says so once. Link and sessions have expired
 * by themselves when the time is over; what remains is to tell.
 */
@ApplicationScoped
@Transactional
public class BreakGlassEndings implements Expiring {
  @Inject BreakGlasses glasses;
  @Inject Tenants tenants;
  @Inject BreakGlassAlerts alerts;
  @Inject Trail trail;
  @Inject Clock clock;

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return (int) glasses.expired(batch).stream().filter(this::endExpired).count();
  }

  /** Ends the site's break-glass if its time is over; returns whether this call did. */
  boolean endExpired(TenantId site) {
    return glasses
        .any(site)
        .filter(glass -> !clock.instant().isBefore(glass.getExpiresAt()))
        .map(glass -> end(Actor.GATEHOUSE, AuditEvent.BREAK_GLASS_ENDED, tenant(site), glass))
        .orElse(false);
  }

  private Tenant tenant(TenantId site) {
    return tenants.find(site).orElseThrow();
  }

  /** Of several that end it at the same time, one tells; returns whether this call did. */
  boolean end(Actor actor, AuditEvent event, Tenant site, BreakGlass glass) {
    Changes changes = Changes.ended(BreakGlassFacts.of(glass).members());
    if (!glasses.end(site.tenantId(), glass.getId())) {
      return false;
    }
    trail.record(actor, event, site, changes);
    alerts.ended(site, glass, actor.name());
    return true;
  }
}

package dev.gatehouse.administration.log;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Names the site that the cause of a refusal is about. For operators who may not see it, it is the
 * same as one that does not exist.
 */
@ApplicationScoped
public class CauseSites {
  @Inject Tenants tenants;

  /**
   * The site, if the actor may see it.
   *
   * @param id of the site, or {@code null}
   */
  public Optional<Tenant> of(Actor actor, Long id) {
    return Optional.ofNullable(id)
        .map(TenantId::new)
        .filter(site -> actor.rights().may(Right.CONFIGURE, site))
        .flatMap(tenants::find);
  }
}

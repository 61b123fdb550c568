package dev.gatehouse.administration.change;

import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the sites at which an actor has a right, by id or subdomain. */
@ApplicationScoped
public class PermittedSites {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9-]{1,63}");

  @Inject Tenants tenants;

  /**
   * The site with an id or subdomain.
   *
   * @throws Missing when there is none, or the actor lacks the right
   */
  public Tenant find(Actor actor, String site, Right right) {
    Tenant tenant = named(site).orElseThrow(Missing::new);
    actor.require(right, tenant.tenantId());
    return tenant;
  }

  /**
   * The site, if the actor has the right there.
   *
   * @throws Missing when there is none, or the actor lacks the right
   */
  public Tenant find(Actor actor, TenantId site, Right right) {
    actor.require(right, site);
    return tenants.find(site).orElseThrow(Missing::new);
  }

  /** Sites where the actor has the right, by ascending id, after an id. */
  public List<Tenant> list(Actor actor, Right right, long afterId, int limit) {
    return actor.rights().platformAdmin()
        ? tenants.list(afterId, limit)
        : tenants.list(actor.rights().sites(right), afterId, limit);
  }

  /** The site with an id or subdomain, without a check of rights. */
  public Optional<Tenant> named(String site) {
    if (NUMBER.matcher(site).matches()) {
      return tenants.find(new TenantId(Long.parseLong(site)));
    }
    return SUBDOMAIN.matcher(site).matches() ? tenants.bySubdomain(site) : Optional.empty();
  }
}

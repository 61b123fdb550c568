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

/** Finds sites by what an actor calls them, as far as he may know of them. */
@ApplicationScoped
public class PermittedSites {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9-]{1,63}");

  @Inject Tenants tenants;

  /**
   * The site of an id or a subdomain.
   *
   * @throws Missing when there is none, or none where the actor has the right
   */
  public Tenant find(Actor actor, String site, Right right) {
    Tenant tenant = named(site).orElseThrow(Missing::new);
    actor.require(right, tenant.tenantId());
    return tenant;
  }

  /**
   * A site, for who has the right there.
   *
   * @throws Missing when there is none, or the actor lacks the right
   */
  public Tenant find(Actor actor, TenantId site, Right right) {
    actor.require(right, site);
    return tenants.find(site).orElseThrow(Missing::new);
  }

  /** Sites where the actor has the right, in the order of their ids, behind one of them. */
  public List<Tenant> list(Actor actor, Right right, long afterId, int limit) {
    return actor.rights().platformAdmin()
        ? tenants.list(afterId, limit)
        : tenants.list(actor.rights().sites(right), afterId, limit);
  }

  /** The site of an id or a subdomain, whoever asks. */
  public Optional<Tenant> named(String site) {
    if (NUMBER.matcher(site).matches()) {
      return tenants.find(new TenantId(Long.parseLong(site)));
    }
    return SUBDOMAIN.matcher(site).matches() ? tenants.bySubdomain(site) : Optional.empty();
  }
}

package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds the site in a path, if the caller has the right there. */
@ApplicationScoped
public class SiteScope {
  @Inject PermittedSites sites;

  /**
   * @throws Missing when there is no such site where the caller has the right
   */
  public Tenant tenant(Call call, Right right) {
    return sites.find(call.actor(), call.site(), right);
  }

  /**
   * @throws Missing when there is no such site where the caller has the right
   */
  public TenantId id(Call call, Right right) {
    return tenant(call, right).tenantId();
  }
}

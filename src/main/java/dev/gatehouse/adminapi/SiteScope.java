package dev.gatehouse.adminapi;

import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the site that a path names, as far as the caller may know of it. */
@ApplicationScoped
public class SiteScope {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9-]{1,63}");

  @Inject Tenants tenants;

  /**
   * @throws Problem 404 when there is no such site
   */
  Tenant tenant(Call call) {
    return find(call.site()).orElseThrow(Problem::notFound);
  }

  /**
   * @throws Problem 404 when there is no such site
   */
  TenantId id(Call call) {
    return tenant(call).tenantId();
  }

  private Optional<Tenant> find(String site) {
    if (NUMBER.matcher(site).matches()) {
      return tenants.find(new TenantId(Long.parseLong(site)));
    }
    return SUBDOMAIN.matcher(site).matches() ? tenants.bySubdomain(site) : Optional.empty();
  }
}

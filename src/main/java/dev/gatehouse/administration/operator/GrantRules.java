package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads grants, which name sites by id or subdomain, and shows them. */
@ApplicationScoped
public class GrantRules {
  static final String FIELD = "grants";

  @Inject PermittedSites sites;

  /** The roles by site; an entry with an unknown site, or one named before, adds an objection. */
  Map<TenantId, GrantRole> resolve(List<GrantOrder> orders, Objections objections) {
    Map<TenantId, GrantRole> grants = new LinkedHashMap<>();
    for (int i = 0; i < orders.size(); i++) {
      GrantOrder order = orders.get(i);
      Optional<TenantId> site = sites.named(order.site()).map(Tenant::tenantId);
      if (site.isEmpty()) {
        objections.object(FIELD, "entry " + (i + 1) + " names a site that does not exist");
      } else if (grants.put(site.get(), order.role()) != null) {
        objections.object(FIELD, "entry " + (i + 1) + " names the same site as an earlier entry");
      }
    }
    return grants;
  }

  /** Grants as the admin API and the audit trail show them, in the order of the sites' ids. */
  public static List<Map<String, Object>> shown(Rights rights) {
    return rights.grants().entrySet().stream()
        .sorted(Comparator.comparing(grant -> grant.getKey().value()))
        .map(grant -> shown(grant.getKey(), grant.getValue()))
        .toList();
  }

  private static Map<String, Object> shown(TenantId site, GrantRole role) {
    return new Snapshot().with("site", site.value()).with("role", role).members();
  }
}

package dev.gatehouse.administration.site;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.journal.EventFigures;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Recent sign-ins at the sites that an actor configures. */
@ApplicationScoped
@Transactional
public class SiteActivity {
  @Inject EventFigures figures;
  @Inject Tenants tenants;

  /**
   * Sign-ins at one site.
   *
   * @param refused the number of refusals by reason
   */
  public record Activity(
      TenantId site, String name, String subdomain, long accepted, Map<String, Long> refused) {

    /** The number of refusals for all reasons. */
    public long allRefused() {
      return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The most frequent reason, or {@code null}. */
    public String mostly() {
      return refused.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .orElse(null);
    }
  }

  /** Sites with sign-ins since a time, most refusals first. */
  public List<Activity> since(Actor actor, Instant time, int most) {
    Collection<TenantId> among =
        actor.rights().platformAdmin() ? null : actor.rights().sites(Right.CONFIGURE);
    Map<TenantId, Map<String, Long>> counts = new HashMap<>();
    for (EventFigures.AtSite found : figures.bySite(among, time)) {
      String key = found.reason() == null ? "" : found.reason();
      counts
          .computeIfAbsent(found.site(), site -> new TreeMap<>())
          .merge(key, found.count(), Long::sum);
    }
    return tenants.list(counts.keySet(), 0, Integer.MAX_VALUE).stream()
        .map(tenant -> activity(tenant, counts.get(tenant.tenantId())))
        .sorted(
            Comparator.comparingLong(Activity::allRefused)
                .thenComparingLong(Activity::accepted)
                .reversed()
                .thenComparing(Activity::name))
        .limit(most)
        .toList();
  }

  private static Activity activity(Tenant tenant, Map<String, Long> counts) {
    Long accepted = counts.remove("");
    return new Activity(
        tenant.tenantId(),
        tenant.getSettings().getName(),
        tenant.getSettings().getSubdomain(),
        accepted == null ? 0 : accepted,
        counts);
  }
}

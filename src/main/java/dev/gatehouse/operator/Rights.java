package dev.gatehouse.operator;

import dev.gatehouse.tenant.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rights of an operator or an API token.
 *
 * @param platformAdmin whether all rights apply, at every help center and for the platform
 * @param grants the roles at single help centers
 */
public record Rights(boolean platformAdmin, Map<TenantId, GrantRole> grants) {
  public static final Rights NONE = new Rights(false, Map.of());
  public static final Rights PLATFORM = new Rights(true, Map.of());

  public Rights {
    grants = Map.copyOf(grants);
  }

  public boolean may(Right right, TenantId site) {
    GrantRole role = grants.get(site);
    return platformAdmin || role != null && role.has(right);
  }

  /** Whether these include all of the others. */
  public boolean cover(Rights others) {
    return platformAdmin
        || !others.platformAdmin
            && others.grants.entrySet().stream()
                .allMatch(other -> covers(grants.get(other.getKey()), other.getValue()));
  }

  private static boolean covers(GrantRole mine, GrantRole other) {
    return mine != null && mine.includes(other);
  }

  /** Whether the right is granted at any help center. */
  public boolean anywhere(Right right) {
    return platformAdmin || grants.values().stream().anyMatch(role -> role.has(right));
  }

  /** The help centers where the right is granted; ignores {@link #platformAdmin}. */
  public Set<TenantId> sites(Right right) {
    return grants.entrySet().stream()
        .filter(grant -> grant.getValue().has(right))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}

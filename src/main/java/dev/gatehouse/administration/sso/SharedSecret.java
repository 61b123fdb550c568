package dev.gatehouse.administration.sso;

import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A secret that several connections have. Vendors share one over several sites, so it is taken, but
 * whoever signs for one of the connections signs readers in at the others as well.
 *
 * @param site where the secret was added
 * @param others the other connections that have it
 */
record SharedSecret(TenantId site, List<SigningKeys.Use> others) {

  /**
   * The warning, or nothing if no other connection has the secret.
   *
   * @param known whether the reader of the warning may know that a site exists
   */
  Optional<String> warning(Predicate<TenantId> known) {
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The key is also that of "
                + String.join(", ", names(known))
                + ". Whoever has it can sign readers in at each of them, and a token that is used"
                + " at one is used up for all. Generate a key of its own unless you share it on"
                + " purpose.");
  }

  private List<String> names(Predicate<TenantId> known) {
    List<String> names = new ArrayList<>();
    boolean hidden = false;
    for (SigningKeys.Use other : others) {
      if (other.tenant().equals(site)) {
        names.add("connection " + other.connectionId() + " of this site");
      } else if (known.test(other.tenant())) {
        names.add("connection " + other.connectionId() + " of site " + other.tenant());
      } else {
        hidden = true;
      }
    }
    if (hidden) {
      // Neither which site nor how many.
      names.add("another site");
    }
    return names;
  }
}

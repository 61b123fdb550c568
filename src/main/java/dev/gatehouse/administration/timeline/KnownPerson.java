package dev.gatehouse.administration.timeline;

import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody whose time line is asked for, by what sites know of them. {@link People} makes it for
 * whoever may see the sites.
 *
 * @param site where they are looked at
 * @param user as whom the site keeps them, or {@code null}
 * @param label what they are called
 * @param users ids of the users that they are, by site; also of one who was deleted
 * @param email by which tokens name them, in lower case, or {@code null}
 * @param identities by which tokens of the site's connections name them
 * @param elsewhere whether other sites count as well
 * @param among those sites, with {@code site}; {@code null} for all there are
 */
public record KnownPerson(
    TenantId site,
    Reader user,
    String label,
    Map<TenantId, Set<Long>> users,
    String email,
    List<UserIdentity> identities,
    boolean elsewhere,
    Collection<TenantId> among) {

  /** Whether the site keeps them as a user. */
  public boolean isKept() {
    return user != null;
  }
}

package dev.gatehouse.session;

import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.TenantId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who is asking, as far as a live session or a verified token tells.
 *
 * @param readerId the tenant's user, or {@code null} for somebody without one
 * @param name what to call the reader; {@code null} when unknown
 * @param groups ids of the permission groups that count for this request
 * @param visitor whether only what is marked for visitors may be seen
 * @param connectionId the connection that vouches for the reader, or {@code null}
 */
public record Caller(
    TenantId tenant,
    Long readerId,
    String name,
    Role role,
    Set<String> groups,
    boolean visitor,
    Long connectionId) {

  /** Groups for the container: role names, and permission groups behind a prefix of their own. */
  public Set<String> containerGroups() {
    Set<String> all = new LinkedHashSet<>();
    role.andLower().forEach(lower -> all.add(lower.text()));
    // Without the prefix a permission group called "admin" would be a role.
    groups.forEach(group -> all.add("group:" + group));
    return all;
  }
}

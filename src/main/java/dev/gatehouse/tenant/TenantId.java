package dev.gatehouse.tenant;

import dev.gatehouse.storage.feed.Subject;

/** A tenant's numeric site id. Every query of what belongs to a tenant takes one. */
public record TenantId(long value) {
  /** What nodes cache of the site itself: settings, connections, keys, content. */
  public Subject site() {
    return new Subject("site", value);
  }

  /** What nodes cache of all the tenant's users and sessions. */
  public Subject people() {
    return new Subject("people", value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}

package dev.gatehouse.administration.change;

import dev.gatehouse.operator.Right;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.TenantId;

/**
 * The person or program that makes a change.
 *
 * @param name as the audit trail shows it: an operator's e-mail address, or a token's name
 * @param address where the request came from
 */
public record Actor(String name, String address, Rights rights) {

  /**
   * @throws Missing when the actor may not do this at this site
   */
  public void require(Right right, TenantId site) {
    if (!rights.may(right, site)) {
      throw Missing.lacking(right + " at site " + site);
    }
  }

  /**
   * @throws Missing when the actor is not a platform administrator
   */
  public void requirePlatform() {
    if (!rights.platformAdmin()) {
      throw Missing.lacking("platform administrator");
    }
  }
}

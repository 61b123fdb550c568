package dev.gatehouse.administration.opening;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.opening.Openings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Takes back a site's consent to being opened by another site's connection. */
@ApplicationScoped
@Transactional
public class OpeningChanges {
  @Inject Openings openings;
  @Inject OpeningRecords records;

  /**
   * Revokes a consent at once, with the sessions that began by it. The connection no longer lists
   * the site, so that only somebody who configures the site can open it again.
   *
   * @param connection of another site
   * @throws Missing when there is no such opening, or the actor does not configure the opened site
   */
  public void revoke(Actor actor, TenantId site, long connection) {
    actor.require(Right.CONFIGURE, site);
    openings.find(site, connection).orElseThrow(Missing::new);
    records.close(actor, new Openings.Place(site, connection), AuditEvent.OPENING_REVOKED, null);
  }
}

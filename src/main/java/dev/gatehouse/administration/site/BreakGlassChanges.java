package dev.gatehouse.administration.site;

import dev.gatehouse.administration.alert.BreakGlassAlerts;
import dev.gatehouse.administration.alert.BreakGlassFacts;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.secret.Passwords;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.link.BreakGlass;
import dev.gatehouse.tenant.link.BreakGlassPassword;
import dev.gatehouse.tenant.link.BreakGlasses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Opens a site by break-glass, and closes it early. Everybody is alerted who can be. */
@ApplicationScoped
@Transactional
public class BreakGlassChanges {
  @Inject BreakGlasses glasses;
  @Inject Passwords passwords;
  @Inject BreakGlassEndings endings;
  @Inject BreakGlassAlerts alerts;
  @Inject Trail trail;
  @Inject Clock clock;

  /**
   * A site that was opened.
   *
   * @param secret for the URL
   * @param password that goes with it; both are shown once and not stored
   */
  public record Opened(BreakGlass glass, String secret, String password) {}

  /**
   * Opens a site.
   *
   * @return with link and password, in the only answer that ever shows them
   * @throws ChangeRefused and nothing is opened: it is open already, or the actor does not run the
   *     platform
   */
  public Opened open(Actor actor, Tenant site, BreakGlassOrder order, Objections objections) {
    actor.require(Right.BREAK_GLASS, site.tenantId());
    objections.requireNone();
    endings.endExpired(site.tenantId());
    String password = BreakGlassPassword.random();
    Instant until = clock.instant().plus(Duration.ofMinutes(order.getMinutes()));
    BreakGlass.Terms terms = new BreakGlass.Terms(order.getReason(), actor.name(), until);
    BreakGlasses.Opened opened =
        glasses
            .open(site.tenantId(), terms, passwords.hash(password))
            .orElseThrow(
                () ->
                    new Conflict("The site is open by break-glass already. Close that one first."));
    Changes changes =
        Changes.made(BreakGlassFacts.of(opened.glass()).members())
            .hiding("link")
            .hiding("password");
    trail.record(actor, AuditEvent.BREAK_GLASS_OPENED, site, changes);
    alerts.opened(site, opened.glass());
    return new Opened(opened.glass(), opened.secret(), password);
  }

  /**
   * Closes a site before the time is over, which ends all sessions that came by the link.
   *
   * @throws ChangeRefused and nothing is closed
   */
  public void close(Actor actor, Tenant site) {
    actor.require(Right.BREAK_GLASS, site.tenantId());
    BreakGlass open = glasses.find(site.tenantId()).orElseThrow(Missing::new);
    endings.end(actor, AuditEvent.BREAK_GLASS_CLOSED, site, open);
  }
}

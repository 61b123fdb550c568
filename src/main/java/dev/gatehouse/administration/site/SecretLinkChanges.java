package dev.gatehouse.administration.site;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.administration.change.WrittenTime;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.tenant.link.SecretLink;
import dev.gatehouse.tenant.link.SecretLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Makes and deletes the links that open a site without its shared password. */
@ApplicationScoped
@Transactional
public class SecretLinkChanges {
  private static final Duration LONGEST = Duration.ofDays(365);

  @Inject SecretLinks secretLinks;
  @Inject Trail trail;
  @Inject Clock clock;

  /**
   * Makes a link.
   *
   * @return with the secret, in the only answer that ever shows it
   * @throws ChangeRefused and nothing is made
   */
  public SecretLinks.Made make(
      Actor actor, Tenant site, SecretLinkOrder order, Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Instant expiresAt = expiry(order, objections);
    if (site.getSettings().getVisibility() != Visibility.PASSWORD) {
      objections.object(
          "visibility",
          "of the site must be password: a secret link opens a site that has a shared password");
    }
    objections.requireNone();
    SecretLink.Terms terms = new SecretLink.Terms(order.getName(), order.isReusable(), expiresAt);
    SecretLinks.Made made = secretLinks.make(site.tenantId(), terms);
    Changes changes = Changes.made(snapshot(made.link())).hiding("link");
    trail.record(actor, AuditEvent.SECRET_LINK_CREATED, site, target(made.link()), changes);
    return made;
  }

  /**
   * Deletes a link and ends every session that it began.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, Tenant site, long id) {
    actor.require(Right.CONFIGURE, site.tenantId());
    SecretLink link = secretLinks.find(site.tenantId(), id).orElseThrow(Missing::new);
    Changes changes = Changes.ended(snapshot(link));
    trail.record(actor, AuditEvent.SECRET_LINK_DELETED, site, target(link), changes);
    secretLinks.delete(site.tenantId(), id);
  }

  private Instant expiry(SecretLinkOrder order, Objections objections) {
    Instant now = clock.instant();
    if (order.getExpiresAt() == null) {
      return now.plus(Duration.ofHours(order.getExpiresAfterHours()));
    }
    Optional<Instant> time = WrittenTime.read(order.getExpiresAt());
    if (time.filter(t -> t.isAfter(now) && t.isBefore(now.plus(LONGEST))).isEmpty()) {
      objections.objectOnce("expiresAt", "must be a time within the next 365 days");
    }
    return time.orElse(now);
  }

  private static String target(SecretLink link) {
    return "secret link " + link.getId() + ": " + link.getName();
  }

  private static Map<String, Object> snapshot(SecretLink link) {
    return new Snapshot()
        .with("name", link.getName())
        .with("reusable", link.isReusable())
        .with("expiresAt", link.getExpiresAt())
        .members();
  }
}

package dev.gatehouse.administration.site;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.logo.LogoType;
import dev.gatehouse.tenant.logo.SiteLogo;
import dev.gatehouse.tenant.logo.SiteLogos;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Sets and removes the logo of a help center. */
@ApplicationScoped
@Transactional
public class LogoChanges {
  @Inject SiteLogos logos;
  @Inject Trail trail;

  /** The logo of a site, for actors who may set it. */
  public Optional<SiteLogo> find(Actor actor, Tenant site) {
    actor.require(Right.CONFIGURE, site.tenantId());
    return logos.find(site.tenantId());
  }

  /**
   * Sets the logo.
   *
   * @param mediaType the declared type of the picture; {@code null} if there is none
   * @throws ChangeRefused and nothing is changed
   */
  public void set(Actor actor, Tenant site, byte[] picture, String mediaType) {
    actor.require(Right.CONFIGURE, site.tenantId());
    LogoType type = check(picture, mediaType);
    String before = words(logos.find(site.tenantId()));
    logos.set(site.tenantId(), type, picture);
    record(actor, site, before, words(type.mediaType(), picture.length));
  }

  /**
   * Removes the logo.
   *
   * @throws Missing when there is none
   */
  public void delete(Actor actor, Tenant site) {
    actor.require(Right.CONFIGURE, site.tenantId());
    String before = words(logos.find(site.tenantId()));
    if (!logos.delete(site.tenantId())) {
      throw new Missing();
    }
    record(actor, site, before, null);
  }

  private static LogoType check(byte[] picture, String mediaType) {
    Objections objections = new Objections();
    LogoRules.check(picture, mediaType, objections);
    objections.requireNone();
    return LogoType.of(picture).orElseThrow();
  }

  private void record(Actor actor, Tenant tenant, String before, String after) {
    Changes changes = Changes.none().with(LogoRules.MEMBER, before, after);
    trail.record(actor, AuditEvent.SITE_UPDATED, tenant, changes);
  }

  private static String words(Optional<SiteLogo> logo) {
    return logo.map(known -> words(known.getMediaType(), known.getBytes().length)).orElse(null);
  }

  private static String words(String mediaType, int bytes) {
    return mediaType + ", " + bytes + " bytes";
  }
}

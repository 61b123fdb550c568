package dev.gatehouse.administration.site;

import dev.gatehouse.administration.alert.AlertReach;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.administration.opening.OpeningRecords;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.KeyRenewal;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.secret.GuessEstimate;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SharedPasswords;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.tenant.link.SecretLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes, changes and deletes help centers. */
@ApplicationScoped
@Transactional
public class SiteChanges {
  @Inject PermittedSites sites;
  @Inject SiteHosts hosts;
  @Inject Tenants tenants;
  @Inject Connections connections;
  @Inject SharedPasswords sharedPasswords;
  @Inject SecretLinks secretLinks;
  @Inject KeyRenewal keyRenewal;
  @Inject OpeningRecords openings;
  @Inject AlertReach alertReach;
  @Inject Trail trail;
  @Inject Configuration configuration;
  @Inject PermissionGroups groups;

  /**
   * @param newKeys keys that the change made, each secret in the only answer that ever shows it
   * @param warnings about settings that were taken
   */
  public record Saved(Tenant tenant, List<KeyRenewal.NewKey> newKeys, List<FieldError> warnings) {}

  /**
   * Makes a site.
   *
   * @param sharedPassword required if a password opens the site, else {@code null}
   * @throws ChangeRefused and nothing is made
   */
  public Saved create(
      Actor actor, SiteSettings settings, String sharedPassword, Objections objections) {
    actor.requirePlatform();
    requirePassword(objections, settings, sharedPassword);
    List<SiteHosts.SharedHost> shared =
        hosts.check(actor, null, settings, Optional.empty(), objections);
    GateChecks.check(settings, Optional.empty(), objections);
    requireHardToGuess(objections, settings, sharedPassword);
    objections.requireNone();
    hosts.requireFree(settings, null);
    Tenant tenant = tenants.create(settings);
    if (sharedPassword != null) {
      sharedPasswords.set(tenant, sharedPassword);
      tenant = tenants.save(tenant);
    }
    Changes changes = Changes.made(Snapshot.of(settings));
    warn(shared, changes);
    trail.record(actor, AuditEvent.SITE_CREATED, tenant, changes);
    return saved(tenant, List.of(), shared);
  }

  /**
   * Replaces a site's settings.
   *
   * @param sharedPassword a new one, or {@code null} to keep the one that the site has
   * @throws ChangeRefused and nothing is changed
   */
  public Saved change(
      Actor actor,
      TenantId site,
      Expectation expectation,
      SiteSettings settings,
      String sharedPassword,
      Objections objections) {
    Tenant tenant = sites.find(actor, site, Right.CONFIGURE);
    expectation.requireMet(tenant.getVersion());
    if (tenant.getSharedPasswordHash() == null) {
      requirePassword(objections, settings, sharedPassword);
    }
    List<SiteHosts.SharedHost> shared =
        hosts.check(actor, site, settings, Optional.of(tenant.getSettings()), objections);
    GateChecks.check(settings, Optional.of(tenant.getSettings()), objections);
    requireHardToGuess(objections, settings, sharedPassword);
    alertReach.checkEventDays(
        site, tenant.getSettings().getEventDays(), settings.getEventDays(), objections);
    objections.keep(tenant.getSettings(), settings);
    objections.requireNone();
    hosts.requireFree(settings, tenant);
    Map<String, Object> before = Snapshot.of(tenant.getSettings());
    Visibility visibility = tenant.getSettings().getVisibility();
    boolean sso = tenant.getSettings().isSsoEnabled();
    tenant.change(settings);
    Changes changes = Changes.between(before, Snapshot.of(settings));
    // The password is deleted when it no longer opens the site.
    if (sharedPassword != null || settings.getVisibility() != Visibility.PASSWORD) {
      sharedPasswords.set(tenant, sharedPassword);
    }
    if (sharedPassword != null) {
      changes.hiding("sharedPassword");
    }
    Tenant saved = tenants.save(tenant);
    if (settings.isSsoEnabled() != sso) {
      connections.touchOpened(site);
    }
    endSecretLinks(saved, visibility, changes);
    warn(shared, changes);
    trail.record(actor, AuditEvent.SITE_UPDATED, saved, changes);
    List<KeyRenewal.NewKey> newKeys = keyRenewal.saved(saved, visibility);
    newKeys.forEach(
        made -> trail.record(actor, AuditEvent.JWT_GENERATED, saved, target(made), hidden()));
    return saved(saved, newKeys, shared);
  }

  private static void warn(List<SiteHosts.SharedHost> shared, Changes changes) {
    if (!shared.isEmpty()) {
      String all =
          shared.stream().map(SiteHosts.SharedHost::untold).collect(Collectors.joining("; "));
      changes.with("warning", null, all);
    }
  }

  private Saved saved(
      Tenant tenant, List<KeyRenewal.NewKey> newKeys, List<SiteHosts.SharedHost> shared) {
    Set<String> named = tenant.getSettings().getGating().rules().groups();
    Stream<FieldError> ofGroups =
        GateChecks.warning(groups.unknown(tenant.tenantId(), named)).stream();
    Stream<FieldError> ofHosts = shared.stream().map(SiteHosts.SharedHost::warning);
    return new Saved(tenant, newKeys, Stream.concat(ofHosts, ofGroups).toList());
  }

  /**
   * Switches single sign-on of a whole site; its connections keep their own status. There is no
   * expected version: an operator who presses a switch means the state that it has afterwards.
   *
   * @throws Missing if the actor does not configure this site
   */
  public void switchSso(Actor actor, TenantId site, boolean on) {
    Tenant tenant = sites.find(actor, site, Right.CONFIGURE);
    if (tenant.getSettings().isSsoEnabled() != on) {
      tenant.getSettings().setSsoEnabled(on);
      Tenant saved = tenants.save(tenant);
      connections.touchOpened(site);
      Changes changes = Changes.none().with("ssoEnabled", !on, on);
      trail.record(actor, AuditEvent.SITE_UPDATED, saved, changes);
    }
  }

  /**
   * Deletes a site with all its data.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, TenantId site, Expectation expectation) {
    Tenant tenant = sites.find(actor, site, Right.OWN);
    expectation.requireMet(tenant.getVersion());
    Changes changes = Changes.ended(Snapshot.of(tenant.getSettings()));
    trail.record(actor, AuditEvent.SITE_DELETED, tenant, changes);
    openings.endAt(actor, site);
    tenants.delete(site);
  }

  /**
   * Links were made as substitutes for the password of that time; a later password must not revive
   * them.
   */
  private void endSecretLinks(Tenant tenant, Visibility before, Changes changes) {
    if (before == Visibility.PASSWORD
        && tenant.getSettings().getVisibility() != Visibility.PASSWORD) {
      int ended = secretLinks.deleteAll(tenant.tenantId());
      if (ended > 0) {
        changes.with("secretLinks", ended, 0);
      }
    }
  }

  private static String target(KeyRenewal.NewKey made) {
    return "key " + made.key().getId() + " of connection " + made.key().getConnectionId();
  }

  private static Changes hidden() {
    return Changes.none().hiding("secret");
  }

  private static void requirePassword(
      Objections objections, SiteSettings settings, String password) {
    if (settings.getVisibility() == Visibility.PASSWORD && password == null) {
      objections.objectOnce("sharedPassword", "is required if a password opens the site");
    }
  }

  /** Only a new password is measured: those of before keep opening their sites. */
  private void requireHardToGuess(Objections objections, SiteSettings settings, String password) {
    if (password == null) {
      return;
    }
    List<String> context = new ArrayList<>(settings.names());
    context.add(configuration.baseDomain());
    if (GuessEstimate.isGuessable(password, GuessEstimate.Kind.SHARED, context)) {
      objections.objectOnce(
          "sharedPassword",
          "is too easy to guess; choose several unrelated words, without dates and names of the"
              + " site");
    }
  }
}

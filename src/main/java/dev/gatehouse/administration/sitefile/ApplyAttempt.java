package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.site.GateChecks;
import dev.gatehouse.administration.sitefile.SiteApply.Undone;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One transaction that applies a file, and is rolled back unless all of it was right. */
@ApplicationScoped
class ApplyAttempt {
  @Inject SiteStates states;
  @Inject SiteSteps settings;
  @Inject ConnectionSteps connections;
  @Inject ContentSteps content;
  @Inject Tenants tenants;
  @Inject PermissionGroups groups;

  /**
   * Applies a file.
   *
   * @param target the site; empty for a new one
   * @param skipped places of changes that were refused before
   * @throws Undone unless the file was applied
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Applied run(
      Actor actor,
      SiteFile file,
      Optional<TenantId> target,
      ApplyOrder order,
      Set<String> skipped) {
    Optional<Tenant> existing = target.map(id -> tenants.find(id).orElseThrow(Missing::new));
    SiteState before =
        existing
            .map(tenant -> states.read(actor, tenant, file.hasContent()))
            .orElseGet(SiteState::none);
    String tagBefore = existing.isPresent() ? before.tag() : null;
    order.expectation().requireMet(tagBefore);

    ApplyWork work = ApplyWork.begin(actor, file, order, before, skipped);
    Optional<Tenant> site = settings.write(work, existing);
    content.check(work, existing.map(Tenant::tenantId));
    site.ifPresentOrElse(
        tenant -> connections.write(work, tenant),
        () -> file.connections().forEach(wanted -> work.errors().addAll(wanted.errors())));
    if (!work.errors().isEmpty() || !skipped.isEmpty()) {
      throw Undone.wrong(work.errors());
    }
    Tenant tenant = site.orElseThrow();
    content.write(work, tenant);
    if (order.prune()) {
      content.prune(work, tenant);
      connections.prune(work, tenant);
    }
    List<String> needKeys = connections.keys(work, tenant);
    Applied applied = applied(work, tenant.tenantId(), needKeys);
    if (order.dryRun()) {
      throw Undone.dry(applied.undone(tagBefore));
    }
    return applied;
  }

  private Applied applied(ApplyWork work, TenantId site, List<String> needKeys) {
    Tenant saved = tenants.find(site).orElseThrow();
    GateChecks.warning(groups.unknown(site, saved.getSettings().getGating().rules().groups()))
        .ifPresent(warning -> work.warnings().add(warning.within("site")));
    SiteState after = states.read(work.actor(), saved, work.file().hasContent());
    return new Applied(
        site.value(),
        saved.getSettings().getSubdomain(),
        false,
        after.tag(),
        SiteDifference.between(
            work.before(),
            after,
            (section, reference) ->
                work.isExtra(section, reference) && after.references(section).contains(reference)),
        work.newKeys(),
        needKeys,
        work.warnings());
  }
}

package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.site.GateChecks;
import dev.gatehouse.administration.site.LogoChanges;
import dev.gatehouse.administration.site.SiteChanges;
import dev.gatehouse.administration.sitefile.SiteFile.Wanted;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;

/** Writes a site's settings and logo as a file has them. */
@ApplicationScoped
class SiteSteps {
  private static final String LOGO = "logo";

  @Inject SiteChanges changes;
  @Inject LogoChanges logos;

  /** Writes them; empty if there is no site, since making it was refused. */
  Optional<Tenant> write(ApplyWork work, Optional<Tenant> existing) {
    Wanted<SiteSettings> wanted = work.file().site();
    Object logo = work.before().site().get(LOGO);
    boolean same =
        existing.isPresent()
            && wanted.isRight()
            && SiteStates.describe(wanted.settings(), logo).equals(work.before().site());
    Optional<Tenant> site =
        same
            ? existing
            : work.step(wanted.place(), () -> save(work, existing.orElse(null))).or(() -> existing);
    if (wanted.isRight()) {
      site.ifPresent(tenant -> writeLogo(work, tenant, logo));
    }
    return site;
  }

  private Tenant save(ApplyWork work, Tenant existing) {
    SiteSettings settings = work.file().site().settings();
    Objections objections = work.file().site().objections();
    String password = work.file().sharedPassword();
    SiteChanges.Saved saved =
        existing == null
            ? changes.create(work.actor(), settings, password, objections)
            : changes.change(
                work.actor(),
                existing.tenantId(),
                version -> {},
                settings,
                // A file that is applied again must not set the password again.
                existing.getSharedPasswordHash() == null ? password : null,
                objections);
    // The file's groups are still to come.
    saved.warnings().stream()
        .filter(warning -> !warning.field().equals(GateChecks.PATH_RULES))
        .forEach(warning -> work.warnings().add(warning.within("site")));
    saved.newKeys().stream()
        .map(made -> ConnectionSteps.newKey(work, made.key(), made.secret()))
        .forEach(work.newKeys()::add);
    return saved.tenant();
  }

  private void writeLogo(ApplyWork work, Tenant site, Object known) {
    SiteFile.Logo logo = work.file().logo();
    if (logo.isGiven() && !Objects.equals(logo.url().map(LogoUrl::text).orElse(null), known)) {
      logo.url()
          .ifPresentOrElse(
              given -> logos.set(work.actor(), site, given.picture(), given.mediaType()),
              () -> logos.delete(work.actor(), site));
    }
  }
}

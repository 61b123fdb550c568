package dev.gatehouse.console.frame;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.link.BreakGlass;
import dev.gatehouse.tenant.link.BreakGlasses;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** Says on every page about a site that it is open by break-glass. */
@Named("breakGlassBanner")
@RequestScoped
public class BreakGlassBannerBacking {
  @Inject SiteInView site;
  @Inject BreakGlasses glasses;

  private Optional<BreakGlass> open = Optional.empty();

  @PostConstruct
  void read() {
    try {
      open = site.isPresent() ? glasses.find(site.id()) : Optional.empty();
    } catch (DatabaseUnavailable e) {
      // The page itself says that the database is unavailable.
      open = Optional.empty();
    }
  }

  /** The site's open break-glass, or {@code null}. */
  public BreakGlass getOpen() {
    return open.orElse(null);
  }
}

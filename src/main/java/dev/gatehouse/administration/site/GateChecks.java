package dev.gatehouse.administration.site;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.tenant.gate.GateSettings;
import java.util.Optional;

/** What holds between a site's kind and its other settings. */
final class GateChecks {
  private GateChecks() {}

  /**
   * @param before the site's settings so far; empty for a new one
   */
  static void check(SiteSettings settings, Optional<SiteSettings> before, Objections objections) {
    GateSettings gate = settings.getGating();
    Optional<GateSettings> gateBefore = before.map(SiteSettings::getGating);
    if (gateBefore.filter(was -> was.getKind() != gate.getKind()).isPresent()) {
      objections.objectOnce("kind", "cannot be changed once the site is made");
    }
    if (gate.isGate() && settings.getVisibility() == Visibility.PUBLIC) {
      objections.objectOnce(
          "visibility", "must not be public for a gate: its path rules say what is public");
    }
    if (!gate.isGate() && gate.getPathRules() != null && !gate.getPathRules().isEmpty()) {
      objections.objectOnce("pathRules", "are for sites of the kind gate only");
    }
  }
}

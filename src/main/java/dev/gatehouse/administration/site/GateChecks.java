package dev.gatehouse.administration.site;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.tenant.gate.GateSettings;
import java.util.Optional;
import java.util.Set;

/** What holds between a site's kind and its other settings. */
public final class GateChecks {
  /** The member of a site. */
  public static final String PATH_RULES = "pathRules";

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
      objections.objectOnce(PATH_RULES, "are for sites of the kind gate only");
    }
  }

  /**
   * A warning about groups in path rules that are not there: a group that rules name may be made
   * after its site, as it may be deleted before it, so it is no error.
   *
   * @param unknown the ids of the rules that name no group of the site
   */
  public static Optional<FieldError> warning(Set<String> unknown) {
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FieldError(
                PATH_RULES,
                "names a group that this site does not have: "
                    + String.join(", ", unknown)
                    + "; only operators of the site's team see pages for it"));
  }
}

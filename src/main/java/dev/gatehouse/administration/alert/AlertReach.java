package dev.gatehouse.administration.alert;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.alert.AlertKind;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertRuleSettings;
import dev.gatehouse.alert.AlertRules;
import dev.gatehouse.journal.EventRetention;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** How far alert rules look back: no further than events are kept. */
@ApplicationScoped
public class AlertReach {
  private static final int HOURS_OF_A_DAY = 24;

  @Inject AlertRules rules;
  @Inject Tenants tenants;
  @Inject EventRetention retention;

  /**
   * Objects to a rule that looks back further than events are kept. One that already does may stay
   * so, as its site can have been given a shorter time meanwhile; it cannot be enabled again.
   *
   * @param site {@code null} for a rule of the platform
   * @param before {@code null} for a new rule
   */
  void check(TenantId site, AlertRule before, AlertRuleSettings rule, Objections objections) {
    if (before != null && looksBackAsBefore(before.getSettings(), rule)) {
      return;
    }
    long kept =
        hours(
            Optional.ofNullable(site)
                .flatMap(tenants::find)
                .map(tenant -> tenant.getSettings().getEventDays())
                .orElse(null));
    if (exceeds(rule, kept)) {
      objections.objectOnce(
          "threshold", "must be at most " + kept + ", as events are kept so long");
    }
  }

  private static boolean looksBackAsBefore(AlertRuleSettings before, AlertRuleSettings rule) {
    return before.getKind() == rule.getKind()
        && before.limit() == rule.limit()
        && (before.isEnabled() || !rule.isEnabled());
  }

  /**
   * Objects if a site were to keep its events for a shorter time than before, and than one of its
   * rules looks back. A rule that is not enabled does not look.
   *
   * @param before days as in the settings that the site has
   * @param days as in the settings that it would have
   */
  public void checkEventDays(TenantId site, Integer before, Integer days, Objections objections) {
    long kept = hours(days);
    if (kept >= hours(before)) {
      return;
    }
    rules.list(site, 0, AlertRuleChanges.MOST).stream()
        .map(AlertRule::getSettings)
        .filter(rule -> rule.isEnabled() && exceeds(rule, kept))
        .max(Comparator.comparingInt(AlertRuleSettings::limit))
        .ifPresent(
            rule ->
                objections.object(
                    "eventDays",
                    "must be at least %d, as the alert rule \"%s\" looks back %d hours"
                        .formatted(
                            (rule.limit() + HOURS_OF_A_DAY - 1) / HOURS_OF_A_DAY,
                            rule.getName(),
                            rule.limit())));
  }

  private static boolean exceeds(AlertRuleSettings rule, long kept) {
    return rule.getKind() == AlertKind.NO_SIGN_IN && rule.limit() > kept;
  }

  /**
   * For how many hours events are kept.
   *
   * @param days as in the settings of a site: {@code null} for those of the platform
   */
  private long hours(Integer days) {
    return Duration.ofDays(days == null ? retention.platformDays() : days).toHours();
  }
}

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
   * Objects to a rule that looks back further than events are kept.
   *
   * @param site {@code null} for a rule of the platform
   */
  void check(TenantId site, AlertRuleSettings rule, Objections objections) {
    long kept =
        hours(
            Optional.ofNullable(site)
                .flatMap(tenants::find)
                .map(tenant -> tenant.getSettings().getEventDays())
                .orElse(null));
    if (rule.getKind() == AlertKind.NO_SIGN_IN && rule.limit() > kept) {
      objections.objectOnce(
          "threshold", "must be at most " + kept + ", as events are kept so long");
    }
  }

  /**
   * Objects if a site were to keep its events for a shorter time than one of its rules looks back.
   *
   * @param days as in the settings of the site
   */
  public void checkEventDays(TenantId site, Integer days, Objections objections) {
    long kept = hours(days);
    rules.list(site, 0, AlertRuleChanges.MOST).stream()
        .map(AlertRule::getSettings)
        .filter(rule -> rule.getKind() == AlertKind.NO_SIGN_IN && rule.limit() > kept)
        .max(Comparator.comparingInt(AlertRuleSettings::limit))
        .ifPresent(
            rule ->
                objections.breach(
                    "eventDays",
                    "must be at least %d, as the alert rule \"%s\" looks back %d hours"
                        .formatted(
                            (rule.limit() + HOURS_OF_A_DAY - 1) / HOURS_OF_A_DAY,
                            rule.getName(),
                            rule.limit())));
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

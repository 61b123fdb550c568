package dev.gatehouse.administration.alert;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.scope.ScopeOwnedChanges;
import dev.gatehouse.alert.AlertKind;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertRuleSettings;
import dev.gatehouse.alert.AlertRules;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes, changes and deletes alert rules. */
@ApplicationScoped
@Transactional
public class AlertRuleChanges extends ScopeOwnedChanges<AlertRule, AlertRuleSettings> {
  static final int MOST = 50;

  /** Each window that occurs is one query a minute. */
  public static final List<Integer> WINDOWS = List.of(5, 15, 60, 360, 1440);

  private static final Map<AlertKind, String> USUAL_NAMES =
      new EnumMap<>(
          Map.of(
              AlertKind.REFUSAL_SHARE, "Many sign-ins are refused",
              AlertKind.KEY_ENDS, "A signing key ends",
              AlertKind.CLOCK_OFF, "A backend's clock is off",
              AlertKind.NO_SIGN_IN, "Nobody signs in",
              AlertKind.NEW_PROBLEM, "A problem is new",
              AlertKind.EVENTS_DROPPED, "Refusals are not recorded",
              AlertKind.DELIVERY_FAILING, "A web hook does not answer"));

  @Inject AlertRules rules;
  @Inject AlertReach reach;

  public AlertRuleChanges() {
    super("alert rule", MOST, AuditEvent.ALERT_RULE_UPDATED, AuditEvent.ALERT_RULE_DELETED);
  }

  @Override
  protected AlertRules store() {
    return rules;
  }

  /** A rule begins anew: it fires again if its condition holds. */
  @Override
  protected AlertRule save(Actor actor, AlertRule stored, AlertRuleSettings settings) {
    return rules.save(stored, settings);
  }

  /**
   * Makes a rule.
   *
   * @param site {@code null} for one of the platform, which watches every site
   * @throws ChangeRefused and nothing is made
   */
  public AlertRule make(
      Actor actor, TenantId site, AlertRuleSettings settings, Objections objections) {
    requireMakeable(actor, site, settings, objections);
    AlertRule made = rules.make(site, settings);
    record(actor, AuditEvent.ALERT_RULE_CREATED, made, Changes.made(snapshot(made)));
    return made;
  }

  /** Makes a rule of each kind with its defaults. */
  public void makeUsual(Actor actor, TenantId site) {
    for (AlertKind kind : AlertKind.values()) {
      if (site == null || !kind.isOfPlatform()) {
        AlertRuleSettings settings = new AlertRuleSettings();
        settings.setKind(kind);
        settings.setName(USUAL_NAMES.get(kind));
        make(actor, site, settings, new Objections());
      }
    }
  }

  @Override
  protected void check(
      Actor actor,
      TenantId site,
      AlertRule before,
      AlertRuleSettings settings,
      Objections objections) {
    AlertKind kind = settings.getKind();
    if (!WINDOWS.contains(settings.getWindowMinutes())) {
      objections.objectOnce("windowMinutes", "must be one of 5, 15, 60, 360, 1440");
    }
    if (kind == null) {
      return;
    }
    if (site != null && kind.isOfPlatform()) {
      objections.objectOnce("kind", "is of the whole platform, not of a site");
    }
    Integer threshold = settings.getThreshold();
    if (threshold != null && (threshold < kind.least() || threshold > kind.most())) {
      objections.objectOnce("threshold", "must be from " + kind.least() + " to " + kind.most());
    }
    reach.check(site, before, settings, objections);
  }
}

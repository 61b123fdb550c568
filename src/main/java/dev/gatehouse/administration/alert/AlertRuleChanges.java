package dev.gatehouse.administration.alert;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
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
public class AlertRuleChanges {
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
              AlertKind.EVENTS_DROPPED, "Refusals are not recorded",
              AlertKind.DELIVERY_FAILING, "A web hook does not answer"));

  @Inject AlertRules rules;
  @Inject AlertScope scopes;
  @Inject AlertReach reach;

  /**
   * Makes a rule.
   *
   * @param site {@code null} for one of the platform, which watches every site
   * @throws ChangeRefused and nothing is made
   */
  public AlertRule make(
      Actor actor, TenantId site, AlertRuleSettings settings, Objections objections) {
    scopes.require(actor, site);
    check(site, settings, objections);
    objections.requireNone();
    if (rules.list(site, 0, MOST).size() >= MOST) {
      throw new Conflict("There are " + MOST + " alert rules already. Delete one first.");
    }
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

  /**
   * Changes a rule, which begins anew: it fires again if its condition holds.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public AlertRule change(
      Actor actor,
      TenantId site,
      long id,
      Expectation expectation,
      AlertRuleSettings settings,
      Objections objections) {
    AlertRule rule = find(actor, site, id);
    expectation.requireMet(rule.getVersion());
    check(site, settings, objections);
    objections.keep(rule.getSettings(), settings);
    objections.requireNone();
    Map<String, Object> before = snapshot(rule);
    AlertRule saved = rules.save(rule, settings);
    record(actor, AuditEvent.ALERT_RULE_UPDATED, saved, Changes.between(before, snapshot(saved)));
    return saved;
  }

  /**
   * Deletes a rule.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, TenantId site, long id, Expectation expectation) {
    AlertRule rule = find(actor, site, id);
    expectation.requireMet(rule.getVersion());
    record(actor, AuditEvent.ALERT_RULE_DELETED, rule, Changes.ended(snapshot(rule)));
    rules.delete(rule);
  }

  private void check(TenantId site, AlertRuleSettings settings, Objections objections) {
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
    reach.check(site, settings, objections);
  }

  /** Rules after an id. */
  public List<AlertRule> list(Actor actor, TenantId site, long afterId, int limit) {
    scopes.require(actor, site);
    return rules.list(site, afterId, limit);
  }

  /**
   * The rule.
   *
   * @throws Missing when there is none that the actor may see
   */
  public AlertRule find(Actor actor, TenantId site, long id) {
    scopes.require(actor, site);
    return rules.find(site, id).orElseThrow(Missing::new);
  }

  private void record(Actor actor, AuditEvent event, AlertRule rule, Changes changes) {
    String target = "alert rule " + rule.getId() + ": " + rule.getSettings().getName();
    scopes.record(actor, event, rule.tenant(), target, changes);
  }

  private static Map<String, Object> snapshot(AlertRule rule) {
    return Snapshot.of(rule.getSettings());
  }
}

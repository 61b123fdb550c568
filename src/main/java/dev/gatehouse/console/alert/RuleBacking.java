package dev.gatehouse.console.alert;

import dev.gatehouse.administration.alert.AlertRuleChanges;
import dev.gatehouse.alert.AlertKind;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertRuleSettings;
import dev.gatehouse.console.SiteInView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The form of an alert rule. */
@Named("alertRule")
@RequestScoped
public class RuleBacking extends ScopeOwnedForm<AlertRule, AlertRuleSettings> {
  @Inject SiteInView site;
  @Inject AlertRuleChanges changes;

  private String emails = "";

  public RuleBacking() {
    super(AlertRuleSettings.class, preset());
  }

  private static AlertRuleSettings preset() {
    AlertRuleSettings settings = new AlertRuleSettings();
    settings.setKind(AlertKind.REFUSAL_SHARE);
    return settings;
  }

  @Override
  AlertRuleChanges changes() {
    return changes;
  }

  @Override
  void copy(AlertRuleSettings known) {
    AlertRuleSettings settings = getSettings();
    settings.setName(known.getName());
    settings.setKind(known.getKind());
    settings.setEnabled(known.isEnabled());
    settings.setThreshold(known.getThreshold());
    settings.setWindowMinutes(known.getWindowMinutes());
    settings.setMinimum(known.getMinimum());
    settings.setQuietMinutes(known.getQuietMinutes());
    show(known);
  }

  @Override
  void show(AlertRuleSettings known) {
    emails = String.join("\n", known.getEmails());
  }

  /** Creates the rule, or saves the one in the page's address. */
  public void save() {
    AlertRuleSettings settings = getSettings();
    settings.setEmails(
        Arrays.stream(emails.split("[\\s,;]+")).filter(email -> !email.isEmpty()).toList());
    if (!isNew()) {
      change("rule.saved", settings.getName());
    } else if (action.perform(
        actor -> changes.make(actor, alerts.scope(), settings, rules.check(settings)))) {
      leave("rule.saved", settings.getName());
    }
  }

  /** The kinds that the site, or the platform, can have. */
  public List<AlertKind> getKinds() {
    return Arrays.stream(AlertKind.values())
        .filter(kind -> !site.isPresent() || !kind.isOfPlatform())
        .toList();
  }

  /** What each kind's threshold means, and its default. */
  public String getThresholds() {
    return getKinds().stream()
        .map(kind -> texts.of("alert", "threshold." + kind.code(), kind.preset()))
        .collect(Collectors.joining(" "));
  }

  public List<Integer> getWindows() {
    return AlertRuleChanges.WINDOWS;
  }

  /** A window in words. */
  public String windowText(int minutes) {
    return texts.of("alert", "rule.window.minutes", minutes);
  }

  /** Addresses, one on each line. */
  public String getEmails() {
    return emails;
  }

  public void setEmails(String emails) {
    this.emails = emails == null ? "" : emails;
  }
}

package dev.gatehouse.console.alert;

import dev.gatehouse.administration.alert.AlertRuleChanges;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.alert.AlertKind;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertRuleSettings;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The form of an alert rule: of the one in the page's address, or of a new one. */
@Named("alertRule")
@RequestScoped
public class RuleBacking {
  @Inject SiteInView site;
  @Inject AlertsBacking alerts;
  @Inject AlertRuleChanges changes;
  @Inject CurrentOperator current;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private final AlertRuleSettings settings = new AlertRuleSettings();
  private Long id;
  private long version;
  private String emails = "";

  @PostConstruct
  void read() {
    String given = ReadParameters.of(request).getParameter("id");
    if (given != null && given.matches("\\d{1,18}")) {
      fill(changes.find(current.actor(), scope(), Long.parseLong(given)));
    } else {
      settings.setKind(AlertKind.REFUSAL_SHARE);
    }
  }

  private void fill(AlertRule rule) {
    AlertRuleSettings stored = rule.getSettings();
    id = rule.getId();
    version = rule.getVersion();
    settings.setName(stored.getName());
    settings.setKind(stored.getKind());
    settings.setEnabled(stored.isEnabled());
    settings.setThreshold(stored.getThreshold());
    settings.setWindowMinutes(stored.getWindowMinutes());
    settings.setMinimum(stored.getMinimum());
    settings.setQuietMinutes(stored.getQuietMinutes());
    emails = String.join("\n", stored.getEmails());
  }

  private TenantId scope() {
    return site.isPresent() ? site.id() : null;
  }

  /** Creates the rule, or saves the one in the page's address. */
  public void save() {
    settings.setEmails(
        Arrays.stream(emails.split("[\\s,;]+")).filter(email -> !email.isEmpty()).toList());
    Objections objections = rules.check(settings);
    boolean saved =
        action.perform(
            actor -> {
              if (id == null) {
                changes.make(actor, scope(), settings, objections);
              } else {
                changes.change(
                    actor, scope(), id, Expectation.version(version), settings, objections);
              }
            });
    if (saved) {
      Notices.done(texts.of("alert", "rule.saved", settings.getName()));
      Redirects.to(alerts.page("alerts", null));
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

  public boolean isNew() {
    return id == null;
  }

  public AlertRuleSettings getSettings() {
    return settings;
  }

  /** The version that the form was filled from. */
  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }

  /** Addresses, one on each line. */
  public String getEmails() {
    return emails;
  }

  public void setEmails(String emails) {
    this.emails = emails == null ? "" : emails;
  }
}

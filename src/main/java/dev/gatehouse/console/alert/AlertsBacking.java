package dev.gatehouse.console.alert;

import dev.gatehouse.administration.alert.AlertRecords;
import dev.gatehouse.administration.alert.AlertRuleChanges;
import dev.gatehouse.administration.alert.WebhookChanges;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertState;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.webhook.Webhook;
import dev.gatehouse.webhook.WebhookProgress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The alert rules and web hooks of a site, or of the platform. */
@Named("alerts")
@RequestScoped
public class AlertsBacking {
  private static final int MOST = 100;
  private static final Expectation ANY = version -> {};

  @Inject SiteInView site;
  @Inject AlertRuleChanges rules;
  @Inject WebhookChanges webhooks;
  @Inject AlertRecords records;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject Mail mail;

  /**
   * A rule as the list shows it.
   *
   * @param state {@code null} if it does not fire
   */
  public record RuleLine(AlertRule rule, AlertState state) {
    /** Text key: off, firing or quiet. */
    public String condition() {
      if (!rule.getSettings().isEnabled()) {
        return "off";
      }
      return state == null ? "quiet" : "firing";
    }

    /** The colour of its state. */
    public String tone() {
      return switch (condition()) {
        case "firing" -> "bad";
        case "quiet" -> "good";
        default -> "";
      };
    }
  }

  /** A web hook as the list shows it. */
  public record HookLine(Webhook webhook, WebhookProgress progress) {
    /** Text key: off, failing, idle or working. */
    public String condition() {
      if (!webhook.getSettings().isEnabled()) {
        return "off";
      }
      if (progress.getFailingSince() != null) {
        return "failing";
      }
      return progress.getDeliveredAt() == null ? "idle" : "working";
    }

    /** The colour of its state. */
    public String tone() {
      return switch (condition()) {
        case "failing" -> "bad";
        case "working" -> "good";
        default -> "";
      };
    }
  }

  /** The site in view, or {@code null} for the platform. */
  TenantId scope() {
    return site.isPresent() ? site.id() : null;
  }

  public List<RuleLine> getRules() {
    return action
        .get(
            actor ->
                rules.list(actor, scope(), 0, MOST).stream()
                    .map(rule -> new RuleLine(rule, records.state(rule).orElse(null)))
                    .toList())
        .orElse(List.of());
  }

  public List<HookLine> getHooks() {
    return action
        .get(
            actor ->
                webhooks.list(actor, scope(), 0, MOST).stream()
                    .map(hook -> new HookLine(hook, records.progress(hook)))
                    .toList())
        .orElse(List.of());
  }

  /** Makes a rule of each kind with its defaults. */
  public void makeUsual() {
    if (action.perform(actor -> rules.makeUsual(actor, scope()))) {
      Notices.done(texts.of("alert", "rules.usual.made"));
    }
  }

  public void deleteRule(RuleLine line) {
    if (action.perform(actor -> rules.delete(actor, scope(), line.rule().getId(), ANY))) {
      Notices.done(texts.of("alert", "rule.deleted", line.rule().getSettings().getName()));
    }
  }

  public void deleteHook(HookLine line) {
    if (action.perform(actor -> webhooks.delete(actor, scope(), line.webhook().getId(), ANY))) {
      Notices.done(texts.of("alert", "hook.deleted", line.webhook().getSettings().getName()));
    }
  }

  /** Whether mail can be sent at all. */
  public boolean isMailing() {
    return mail.isConfigured();
  }

  /** The address of a page about this site, or the platform. */
  public String page(String name, Long id) {
    String address = "/console/alert/" + name + ".xhtml";
    String ofSite = site.isPresent() ? "?site=" + site.getNumber() : "";
    if (id == null) {
      return address + ofSite;
    }
    return address + (ofSite.isEmpty() ? "?" : ofSite + "&") + "id=" + id;
  }
}

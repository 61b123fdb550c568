package dev.gatehouse.administration.alert;

import dev.gatehouse.administration.change.ConsoleOrigin;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.alert.AlertMessage;
import dev.gatehouse.alert.AlertMessages;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertRules;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.link.BreakGlass;
import dev.gatehouse.webhook.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tells everybody of break-glass: every platform administrator, whoever a rule of the site or of
 * the platform mails, and their web hooks that receive alerts. The messages are written in the
 * transaction that opens or ends it, and no rule can hold them back.
 */
@ApplicationScoped
public class BreakGlassAlerts {
  @Inject Operators operators;
  @Inject AlertRules rules;
  @Inject Deliveries deliveries;
  @Inject AlertMessages messages;
  @Inject ConsoleOrigin console;
  @Inject Mail mail;
  @Inject Clock clock;

  /** A site was opened. */
  public void opened(Tenant site, BreakGlass glass) {
    String text =
        """
        %s opened %s by break-glass, until %s UTC.
        Until then, whoever has the link and the password reads all of it.

        Reason: %s

        Close it early: %s
        """
            .formatted(
                glass.getOpenedBy(),
                site.getSettings().getName(),
                minute(glass.getExpiresAt()),
                glass.getReason(),
                link(site));
    send(site, glass, "Break-glass opened", "break_glass.opened", text);
  }

  /**
   * It ended.
   *
   * @param by who ended it
   */
  public void ended(Tenant site, BreakGlass glass, String by) {
    String text =
        """
        Break-glass at %s has ended (%s). %s opened it at %s UTC.
        Sign-ins by it: %d

        Reason: %s

        Who came in, and from where: %s
        """
            .formatted(
                site.getSettings().getName(),
                by,
                glass.getOpenedBy(),
                minute(glass.getCreatedAt()),
                glass.getSignIns(),
                glass.getReason(),
                console.text()
                    + "/console/log/events.xhtml?event=break_glass.accepted&site="
                    + site.tenantId());
    send(site, glass, "Break-glass ended", "break_glass.ended", text);
  }

  private void send(Tenant site, BreakGlass glass, String what, String type, String text) {
    Instant now = clock.instant();
    String subject = what + " at " + site.getSettings().getName();
    List<AlertMessage> all = new ArrayList<>();
    String json = AlertText.message(type, now, data(site, glass));
    hooks(site.tenantId()).forEach(hook -> all.add(AlertMessage.posted(hook, subject, json, now)));
    if (mail.isConfigured()) {
      emails(site.tenantId())
          .forEach(email -> all.add(AlertMessage.mailed(email, subject, text, now)));
    }
    messages.add(all);
  }

  private Map<String, Object> data(Tenant site, BreakGlass glass) {
    Snapshot place =
        new Snapshot()
            .with("site", site.tenantId().value())
            .with("subdomain", site.getSettings().getSubdomain());
    return BreakGlassFacts.with(place, glass).with("link", link(site)).members();
  }

  private Stream<Long> hooks(TenantId site) {
    Map<Long, List<Long>> all = deliveries.alerted();
    return Stream.of(AlertRound.PLATFORM, site.value())
        .flatMap(scope -> all.getOrDefault(scope, List.of()).stream());
  }

  private Set<String> emails(TenantId site) {
    Set<String> emails = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    emails.addAll(operators.platformAdminEmails());
    Stream.of(
            rules.list(null, 0, AlertRuleChanges.MOST), rules.list(site, 0, AlertRuleChanges.MOST))
        .flatMap(List::stream)
        .map(AlertRule::getSettings)
        .filter(rule -> rule.isEnabled())
        .forEach(rule -> emails.addAll(rule.getEmails()));
    return emails;
  }

  private String link(Tenant site) {
    return console.text() + "/console/site/break-glass.xhtml?site=" + site.tenantId();
  }

  private static String minute(Instant time) {
    return time.toString().substring(0, 16).replace('T', ' ');
  }
}

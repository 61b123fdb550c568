package dev.gatehouse.console.site;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.site.SecretLinkChanges;
import dev.gatehouse.administration.site.SecretLinkOrder;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.signin.login.SiteLinks;
import dev.gatehouse.tenant.link.SecretLink;
import dev.gatehouse.tenant.link.SecretLinks;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The secret links that open a help center without its shared password. */
@Named("secretLinks")
@ViewScoped
public class SecretLinksBacking implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 1_000;

  @Inject SiteInView site;
  @Inject SecretLinks links;
  @Inject SecretLinkChanges changes;
  @Inject SiteDirectory directory;
  @Inject SiteLinks addresses;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject ShownOnce shownOnce;
  @Inject TimesBacking times;
  @Inject ConsoleTexts texts;
  @Inject Clock clock;
  @Inject HttpServletRequest request;

  private transient SecretLinkOrder order;
  private LocalDateTime expiresAt;

  /**
   * A secret link as the list shows it.
   *
   * @param sessions number of live sessions that the link started, which end with it
   * @param state text key: open, used or expired
   */
  public record Line(SecretLink link, long sessions, String state) {
    static Line of(SecretLink link, long sessions, Instant now) {
      return new Line(link, sessions, state(link, now));
    }

    private static String state(SecretLink link, Instant now) {
      if (!link.isReusable() && link.getOpenedAt() != null) {
        return "used";
      }
      return now.isBefore(link.getExpiresAt()) ? "open" : "expired";
    }
  }

  @PostConstruct
  void empty() {
    order = new SecretLinkOrder();
    expiresAt = now().plusDays(7).truncatedTo(ChronoUnit.HOURS);
  }

  /** The links, newest first. */
  public List<Line> getLines() {
    Instant now = clock.instant();
    return action
        .get(
            actor -> {
              Map<Long, Long> sessions = directory.sessionsByLink(site.id());
              return links.list(site.id(), 0, MOST).stream()
                  .map(l -> Line.of(l, sessions.getOrDefault(l.getId(), 0L), now))
                  .sorted(Comparator.comparing((Line line) -> line.link().getId()).reversed())
                  .toList();
            })
        .orElse(List.of());
  }

  public void make() {
    order.setExpiresAt(
        expiresAt == null ? null : expiresAt.atZone(times.getZone()).toInstant().toString());
    Objections objections = rules.check(order);
    if (order.getExpiresAt() == null) {
      objections.objectOnce("expiresAt", texts.of("site", "links.expires.required"));
    }
    action
        .get(actor -> changes.make(actor, site.tenant(), order, objections))
        .ifPresent(this::made);
  }

  private void made(SecretLinks.Made made) {
    String link = addresses.secretLink(request, site.tenant().getSettings(), made.secret());
    shownOnce.show(texts.of("site", "links.made", made.link().getName()), link);
    empty();
  }

  public void delete(Line line) {
    if (action.perform(actor -> changes.delete(actor, site.tenant(), line.link().getId()))) {
      Notices.done(texts.of("site", "links.deleted", line.link().getName()));
    }
  }

  /** The confirmation's text: what deleting the link ends. */
  public String ending(Line line) {
    return texts.of("site", "links.delete.text", line.link().getName(), line.sessions());
  }

  /** The current time in the operator's time zone. */
  public LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), times.getZone());
  }

  public SecretLinkOrder getOrder() {
    return order;
  }

  public LocalDateTime getExpiresAt() {
    return expiresAt;
  }

  public void setExpiresAt(LocalDateTime expiresAt) {
    this.expiresAt = expiresAt;
  }
}

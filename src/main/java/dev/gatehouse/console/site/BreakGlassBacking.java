package dev.gatehouse.console.site;

import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.operator.AccountChanges;
import dev.gatehouse.administration.site.BreakGlassChanges;
import dev.gatehouse.administration.site.BreakGlassOrder;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.signin.login.SiteLinks;
import dev.gatehouse.tenant.link.BreakGlass;
import dev.gatehouse.tenant.link.BreakGlasses;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;

/**
 * Opens the site by break-glass and closes it. Opening asks for the operator's password again,
 * since an unlocked screen is not enough.
 */
@Named("breakGlass")
@ViewScoped
public class BreakGlassBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject BreakGlasses glasses;
  @Inject BreakGlassChanges changes;
  @Inject AccountChanges account;
  @Inject SiteLinks addresses;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject ShownOnce shownOnce;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private transient BreakGlassOrder order;
  private String password = "";

  @PostConstruct
  void empty() {
    order = new BreakGlassOrder();
  }

  /** The site's open break-glass, or {@code null}. */
  public BreakGlass getNow() {
    return action.get(actor -> glasses.find(site.id())).flatMap(found -> found).orElse(null);
  }

  /** Opens the site and shows link and password. */
  public void open() {
    String typed = password;
    password = "";
    action
        .unhurried(
            actor -> {
              account.confirm(actor, current.account().id(), typed, "ownPassword");
              return changes.open(actor, site.tenant(), order, rules.check(order));
            })
        .ifPresent(this::opened);
  }

  private void opened(BreakGlassChanges.Opened opened) {
    shownOnce.show(
        texts.of("site", "glass.link"),
        addresses.breakGlass(request, site.tenant().getSettings(), opened.secret()));
    shownOnce.show(texts.of("site", "glass.password"), opened.password());
    empty();
  }

  /** Closes the site, which ends the sessions that came by the link. */
  public void close() {
    if (action.perform(actor -> changes.close(actor, site.tenant()))) {
      Notices.done(texts.of("site", "glass.closed"));
    }
  }

  public BreakGlassOrder getOrder() {
    return order;
  }

  public String getPassword() {
    return "";
  }

  public void setPassword(String password) {
    this.password = password == null ? "" : password;
  }
}

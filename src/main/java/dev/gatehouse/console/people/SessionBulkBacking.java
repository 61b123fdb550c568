package dev.gatehouse.console.people;

import dev.gatehouse.administration.list.BulkOutcome;
import dev.gatehouse.administration.people.SessionChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.BulkNotices;
import dev.gatehouse.console.list.Selection;
import dev.gatehouse.tenant.Tenant;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Ends the sessions that are selected in the list. */
@Named("sessionsBulk")
@ViewScoped
public class SessionBulkBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject SessionsBacking sessions;
  @Inject SessionsQuestion question;
  @Inject SessionChanges changes;
  @Inject BulkNotices notices;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private ArrayList<Long> ids = new ArrayList<>();
  private String message;

  /** Reads what is selected, and asks about it. */
  public void ask() {
    Selection selection = Selection.of(request);
    List<Long> found =
        selection.everything() ? question.ids(site.id(), BulkOutcome.MOST + 1) : selection.ids();
    if (notices.isPossible(selection, found)) {
      ids = new ArrayList<>(found);
      message = notices.ask(selection, found, texts.of("people", "bulk.end.message", found.size()));
    }
  }

  /** Ends what was asked about. */
  public void run() {
    Tenant tenant = site.tenant();
    action
        .unhurried(actor -> BulkOutcome.of(ids, id -> changes.end(actor, tenant, id)))
        .ifPresent(notices::tell);
    Redirects.to(sessions.getList().getHref());
  }

  /** What the dialog asks. */
  public String getMessage() {
    return message;
  }
}

package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.content.ArticleBulk;
import dev.gatehouse.administration.list.BulkAction;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.BulkNotices;
import dev.gatehouse.console.list.Selection;
import dev.gatehouse.signin.request.ReadParameters;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Changes the articles that are selected in the list. */
@Named("articlesBulk")
@ViewScoped
public class ArticleBulkBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject ContentBacking content;
  @Inject ArticleBulk bulk;
  @Inject BulkNotices notices;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private ArrayList<Long> ids = new ArrayList<>();
  private ArticleBulk.Action chosen;
  private Long category;
  private String message;

  /** Reads what is selected, and asks about it. */
  public void ask() {
    Selection selection = Selection.of(request);
    List<Long> found = selection.everything() ? content.ids() : selection.ids();
    if (notices.isPossible(selection, found)) {
      chosen =
          BulkAction.of(ArticleBulk.Action.class, selection.action()).orElseThrow(Missing::new);
      String id = ReadParameters.of(request).getParameter("bulk-category");
      category = id != null && id.matches("\\d{1,18}") ? Long.valueOf(id) : null;
      ids = new ArrayList<>(found);
      message =
          notices.ask(
              selection,
              found,
              texts.of(
                  "content",
                  "bulk." + chosen.code() + ".message",
                  found.size(),
                  content.path(category)));
    }
  }

  /** Does what was asked about. */
  public void run() {
    if (chosen == null) {
      return;
    }
    Long target = chosen == ArticleBulk.Action.MOVE ? category : null;
    action
        .unhurried(actor -> bulk.run(actor, site.tenant(), ids, chosen, target))
        .ifPresent(notices::tell);
    Redirects.to(content.getList().getHref());
  }

  /** What the dialog asks. */
  public String getMessage() {
    return message;
  }

  /** The codes of what can be done. */
  public List<String> getActions() {
    return BulkAction.codes(ArticleBulk.Action.class);
  }
}

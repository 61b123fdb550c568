package dev.gatehouse.console.people;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.list.BulkAction;
import dev.gatehouse.administration.list.BulkOutcome;
import dev.gatehouse.administration.people.UserBulk;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.BulkNotices;
import dev.gatehouse.console.list.Selection;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.signin.request.ReadParameters;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes the users that are selected in the list. */
@Named("usersBulk")
@ViewScoped
public class UserBulkBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject UsersQuestion question;
  @Inject PermissionGroups groups;
  @Inject UserBulk bulk;
  @Inject BulkNotices notices;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private ArrayList<Long> ids = new ArrayList<>();
  private UserBulk.Action chosen;
  private String group;
  private String message;

  /** Reads what is selected, and asks about it. */
  public void ask() {
    Selection selection = Selection.of(request);
    List<Long> found =
        selection.everything() ? question.ids(site.id(), BulkOutcome.MOST + 1) : selection.ids();
    if (!notices.isPossible(selection, found)) {
      return;
    }
    chosen = BulkAction.of(UserBulk.Action.class, selection.action()).orElseThrow(Missing::new);
    String id = ReadParameters.of(request).getParameter("bulk-group");
    Optional<PermissionGroup> named =
        id == null || !chosen.needsGroup() ? Optional.empty() : groups.find(site.id(), id);
    if (chosen.needsGroup() && named.isEmpty()) {
      Notices.problem(texts.of("people", "bulk.group.none"));
      return;
    }
    ids = new ArrayList<>(found);
    group = named.map(PermissionGroup::getId).orElse(null);
    message =
        notices.ask(
            selection,
            found,
            texts.of(
                "people",
                "bulk." + chosen.code() + ".message",
                found.size(),
                named.map(PermissionGroup::getName).orElse("")));
  }

  /** Does what was asked about. */
  public void run() {
    if (chosen == null) {
      return;
    }
    action
        .unhurried(actor -> bulk.run(actor, site.tenant(), ids, chosen, group))
        .ifPresent(notices::tell);
    Redirects.to(question.asked().href());
  }

  /** What the dialog asks. */
  public String getMessage() {
    return message;
  }

  /** The codes of what can be done. */
  public List<String> getActions() {
    return BulkAction.codes(UserBulk.Action.class);
  }
}

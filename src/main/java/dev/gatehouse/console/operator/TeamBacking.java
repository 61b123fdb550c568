package dev.gatehouse.console.operator;

import dev.gatehouse.administration.operator.TeamChanges;
import dev.gatehouse.administration.operator.TeamChanges.Colleague;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.Unchanged;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.secret.Fingerprint;
import jakarta.annotation.PostConstruct;
import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The site's team, as its owners see and change it. */
@Named("team")
@ViewScoped
public class TeamBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject TeamChanges changes;
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject GrantTexts grantTexts;
  @Inject InviteAction invitations;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private final List<Row> rows = new ArrayList<>();
  private String email = "";
  private String role = GrantRole.EDITOR.name();
  private String link;
  private String linkFor;

  @Unchanged private String listed;

  /** A team member and the role that is chosen for them. */
  public static class Row implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Colleague colleague;
    private String role;

    Row(Colleague colleague) {
      this.colleague = colleague;
      this.role = colleague.role().name();
    }

    public Colleague getColleague() {
      return colleague;
    }

    public String getRole() {
      return role;
    }

    public void setRole(String role) {
      this.role = role;
    }
  }

  @PostConstruct
  void read() {
    rows.clear();
    changes.list(current.actor(), site.id()).forEach(one -> rows.add(new Row(one)));
    listed = Fingerprint.of(rows.stream().map(row -> row.getColleague().id()).toList().toString());
  }

  /** Adds a team member, and invites them if they have no password. */
  public void add() {
    GrantRole given = GrantRole.valueOf(role);
    link = null;
    action
        .get(actor -> changes.add(actor, site.id(), email, given))
        .ifPresent(
            added -> {
              Notices.done(texts.of("operator", "team.added", added.email()));
              if (added.invitable() && !added.hasPassword()) {
                invite(added);
              }
              email = "";
              read();
            });
  }

  public void invite(Colleague colleague) {
    link = invitations.invite(colleague.id(), colleague.email()).orElse(null);
    linkFor = colleague.email();
  }

  /** Gives a team member the role that is chosen in their row. */
  public void change(Row row) {
    GrantRole given = GrantRole.valueOf(row.getRole());
    if (action.perform(actor -> changes.change(actor, site.id(), row.getColleague().id(), given))) {
      Notices.done(texts.of("operator", "team.changed"));
    }
    afterChange();
  }

  public void remove(Row row) {
    if (action.perform(actor -> changes.remove(actor, site.id(), row.getColleague().id()))) {
      Notices.done(texts.of("operator", "team.removed", row.getColleague().email()));
    }
    afterChange();
  }

  /** Operators who removed themselves lose access with the next request. */
  private void afterChange() {
    link = null;
    read();
  }

  public boolean isSelf(Colleague colleague) {
    return colleague.id() == current.account().id();
  }

  public List<SelectItem> getRoles() {
    return Arrays.stream(GrantRole.values())
        .map(one -> new SelectItem(one.name(), grantTexts.role(one.name())))
        .toList();
  }

  public List<Row> getRows() {
    return rows;
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email == null ? "" : email.trim();
  }

  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = role;
  }

  /** The link that this request created. */
  public String getLink() {
    return link;
  }

  public String getLinkFor() {
    return linkFor;
  }
}

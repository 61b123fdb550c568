package dev.gatehouse.console.people;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.people.GroupChanges;
import dev.gatehouse.administration.people.GroupSettings;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.Unchanged;
import dev.gatehouse.console.list.ListView;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.secret.Fingerprint;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** The permission groups of a site. */
@Named("groupsPage")
@ViewScoped
public class GroupsBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject GroupRows groups;
  @Inject GroupChanges changes;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private String edit;
  private transient ListView<GroupRows.Row> list;

  @Unchanged private String listed;
  private transient GroupSettings settings = new GroupSettings();
  private long version;

  /** Called when the page's parameters are set. */
  public void read() {
    List<GroupRows.Row> all = groups.all();
    list = ListView.of(groups.asked(), groups.found(all));
    listed = Fingerprint.of(getRows().stream().map(row -> row.group().getId()).toList().toString());
    all.stream().filter(row -> row.group().getId().equals(edit)).findFirst().ifPresent(this::fill);
  }

  private void fill(GroupRows.Row row) {
    settings.setId(row.group().getId());
    settings.setName(row.group().getName());
    version = row.group().getVersion();
  }

  /** Creates a group, or renames the edited one. */
  public void save() {
    if (isEditing()) {
      String id = settings.getId();
      action
          .get(
              actor ->
                  changes.change(
                      actor,
                      site.tenant(),
                      id,
                      Expectation.version(version),
                      settings,
                      rules.check(settings)))
          .ifPresent(saved -> again("group.renamed", saved));
    } else {
      action
          .get(actor -> changes.create(actor, site.tenant(), settings, rules.check(settings)))
          .ifPresent(made -> again("group.made", made));
    }
  }

  /** Deletes a group. */
  public void delete(GroupRows.Row row) {
    if (action.perform(
        actor ->
            changes.delete(
                actor,
                site.tenant(),
                row.group().getId(),
                Expectation.version(row.group().getVersion())))) {
      again(texts.of("people", "group.deleted", row.group().getName()));
    }
  }

  private void again(String notice, PermissionGroup group) {
    again(texts.of("people", notice, group.getName(), group.getId()));
  }

  private void again(String notice) {
    Notices.done(notice);
    Redirects.to(groups.asked().href());
  }

  /** The confirmation's text: what happens to members and restricted content. */
  public String deleteMessage(GroupRows.Row row) {
    return texts.of(
        "people", "group.delete.message", row.members(), row.articles(), row.categories());
  }

  /** Whether the form renames a group rather than creates one. */
  public boolean isEditing() {
    return edit != null && edit.equals(settings.getId()) && version > 0;
  }

  public ListView<GroupRows.Row> getList() {
    return list;
  }

  public List<GroupRows.Row> getRows() {
    return list.getRows();
  }

  public String getQ() {
    return groups.asked().search();
  }

  public GroupSettings getSettings() {
    return settings;
  }

  public String getEdit() {
    return edit;
  }

  public void setEdit(String edit) {
    this.edit = edit;
  }
}

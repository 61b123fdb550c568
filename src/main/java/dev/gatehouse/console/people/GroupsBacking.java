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
import dev.gatehouse.library.GroupUsage;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.TenantId;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** The permission groups of a site. */
@Named("groupsPage")
@ViewScoped
public class GroupsBacking implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SIZE = 200;

  @Inject SiteInView site;
  @Inject PermissionGroups groups;
  @Inject GroupUsage marks;
  @Inject GroupChanges changes;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject Database database;
  @Inject ConsoleTexts texts;

  private String after;
  private String edit;
  private transient List<Row> rows = List.of();
  private boolean more;
  private transient GroupSettings settings = new GroupSettings();
  private long version;

  /**
   * A group as a page shows it.
   *
   * @param members how many users are in it
   * @param articles how many articles are marked with it
   * @param categories how many categories are marked with it
   */
  public record Row(
      String id, String name, long version, long members, long articles, long categories) {}

  /** Called once the address is read. */
  public void read() {
    TenantId here = site.id();
    String behind = after == null ? "" : after;
    List<PermissionGroup> found = database.ask(() -> groups.list(here, behind, SIZE + 1));
    Map<String, Long> members = database.ask(() -> groups.members(here));
    Map<String, Long> articles = database.ask(() -> marks.articles(here));
    Map<String, Long> categories = database.ask(() -> marks.categories(here));
    more = found.size() > SIZE;
    rows =
        found.stream()
            .limit(SIZE)
            .map(
                group ->
                    new Row(
                        group.getId(),
                        group.getName(),
                        group.getVersion(),
                        members.getOrDefault(group.getId(), 0L),
                        articles.getOrDefault(group.getId(), 0L),
                        categories.getOrDefault(group.getId(), 0L)))
            .toList();
    rows.stream().filter(row -> row.id().equals(edit)).findFirst().ifPresent(this::fill);
  }

  private void fill(Row row) {
    settings.setId(row.id());
    settings.setName(row.name());
    version = row.version();
  }

  /** Makes the group that was typed, or renames the one that is edited. */
  public void save() {
    TenantId here = site.id();
    if (isEditing()) {
      Expectation expectation = Expectation.version(version);
      String id = settings.getId();
      action
          .get(
              actor ->
                  changes.change(actor, here, id, expectation, settings, rules.check(settings)))
          .ifPresent(saved -> again("group.renamed", saved));
    } else {
      action
          .get(actor -> changes.create(actor, here, settings, rules.check(settings)))
          .ifPresent(made -> again("group.made", made));
    }
  }

  /** Deletes a group. */
  public void delete(Row row) {
    TenantId here = site.id();
    Expectation expectation = Expectation.version(row.version());
    if (action.perform(actor -> changes.delete(actor, here, row.id(), expectation))) {
      again(texts.of("people", "group.deleted", row.name()));
    }
  }

  private void again(String notice, PermissionGroup group) {
    again(texts.of("people", notice, group.getName(), group.getId()));
  }

  private void again(String notice) {
    Notices.done(notice);
    Redirects.to(
        PageAddress.of("groups", site.getNumber()).with("after", after).toString(),
        FacesContext.getCurrentInstance());
  }

  /** What becomes of the members, and of what was marked with the group. */
  public String deleteMessage(Row row) {
    return texts.of(
        "people", "group.delete.message", row.members(), row.articles(), row.categories());
  }

  /** Whether a group is renamed, instead of made. */
  public boolean isEditing() {
    return edit != null && edit.equals(settings.getId()) && version > 0;
  }

  public List<Row> getRows() {
    return rows;
  }

  /** Address of the groups behind these, or {@code null}. */
  public String getMoreHref() {
    return more
        ? PageAddress.of("groups", site.getNumber())
            .with("after", rows.get(rows.size() - 1).id())
            .toString()
        : null;
  }

  public GroupSettings getSettings() {
    return settings;
  }

  public String getAfter() {
    return after;
  }

  public void setAfter(String after) {
    this.after = after;
  }

  public String getEdit() {
    return edit;
  }

  public void setEdit(String edit) {
    this.edit = edit;
  }
}

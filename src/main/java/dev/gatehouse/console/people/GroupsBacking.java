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
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.console.list.ListView;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Categories;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.text.FoldedText;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The permission groups of a site. */
@Named("groupsPage")
@ViewScoped
public class GroupsBacking implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String PATH = "/console/people/groups.xhtml";
  private static final List<String> COLUMNS = List.of("name", "-members");

  @Inject SiteInView site;
  @Inject PermissionGroups groups;
  @Inject Articles articles;
  @Inject Categories categories;
  @Inject GroupChanges changes;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private String edit;
  private transient ListView<Row> list;

  @Unchanged private String listed;
  private transient GroupSettings settings = new GroupSettings();
  private long version;

  /**
   * A group as a page shows it.
   *
   * @param members number of members
   * @param articles number of articles restricted to the group
   * @param categories number of categories restricted to the group
   */
  public record Row(PermissionGroup group, long members, long articles, long categories) {}

  /** Called when the page's parameters are set. */
  public void read() {
    Map<String, Long> members = groups.members(site.id());
    Map<String, Long> inArticles = articles.countByGroup(site.id());
    Map<String, Long> inCategories = categories.countByGroup(site.id());
    List<Row> all =
        groups.byName(site.id()).stream()
            .map(
                group ->
                    new Row(
                        group,
                        members.getOrDefault(group.getId(), 0L),
                        inArticles.getOrDefault(group.getId(), 0L),
                        inCategories.getOrDefault(group.getId(), 0L)))
            .toList();
    list = ListView.of(question(), found(question(), all));
    listed = Fingerprint.of(getRows().stream().map(row -> row.group().getId()).toList().toString());
    all.stream().filter(row -> row.group().getId().equals(edit)).findFirst().ifPresent(this::fill);
  }

  private ListQuestion question() {
    return ListQuestion.of(request, PATH, COLUMNS);
  }

  private static List<Row> found(ListQuestion asked, List<Row> all) {
    String sought = asked.search() == null ? "" : FoldedText.of(asked.search());
    List<Row> found = new ArrayList<>();
    for (Row row : all) {
      if (FoldedText.of(row.group().getName()).contains(sought)
          || row.group().getId().contains(sought)) {
        found.add(row);
      }
    }
    if (asked.column().equals("members")) {
      found.sort(Comparator.comparing(Row::members));
    }
    if (asked.isDescending()) {
      Collections.reverse(found);
    }
    return found;
  }

  private void fill(Row row) {
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
  public void delete(Row row) {
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
    Redirects.to(question().href());
  }

  /** The confirmation's text: what happens to members and restricted content. */
  public String deleteMessage(Row row) {
    return texts.of(
        "people", "group.delete.message", row.members(), row.articles(), row.categories());
  }

  /** Whether the form renames a group rather than creates one. */
  public boolean isEditing() {
    return edit != null && edit.equals(settings.getId()) && version > 0;
  }

  public ListView<Row> getList() {
    return list;
  }

  public List<Row> getRows() {
    return list.getRows();
  }

  public String getQ() {
    return question().search();
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

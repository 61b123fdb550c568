package dev.gatehouse.console.people;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.console.list.ListRows;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Categories;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which groups the address of the list asks for; the page and its file share it. */
@RequestScoped
public class GroupRows {
  static final String PATH = "/console/people/groups.xhtml";
  private static final List<String> COLUMNS = List.of("name", "-members");

  @Inject SiteInView site;
  @Inject PermissionGroups groups;
  @Inject Articles articles;
  @Inject Categories categories;
  @Inject HttpServletRequest request;

  private ListQuestion asked;

  /**
   * A group as a page shows it.
   *
   * @param members number of members
   * @param articles number of articles restricted to the group
   * @param categories number of categories restricted to the group
   */
  public record Row(PermissionGroup group, long members, long articles, long categories) {}

  @PostConstruct
  void read() {
    asked = ListQuestion.of(request, PATH, COLUMNS);
  }

  ListQuestion asked() {
    return asked;
  }

  /** All groups by name. */
  List<Row> all() {
    Map<String, Long> members = groups.members(site.id());
    Map<String, Long> inArticles = articles.countByGroup(site.id());
    Map<String, Long> inCategories = categories.countByGroup(site.id());
    return groups.byName(site.id()).stream()
        .map(
            group ->
                new Row(
                    group,
                    members.getOrDefault(group.getId(), 0L),
                    inArticles.getOrDefault(group.getId(), 0L),
                    inCategories.getOrDefault(group.getId(), 0L)))
        .toList();
  }

  /** Those that the address asks for. */
  List<Row> found(List<Row> all) {
    return ListRows.of(
        asked,
        all,
        row -> Stream.of(row.group().getName(), row.group().getId()),
        Map.of("members", Comparator.comparing(Row::members)));
  }
}

package dev.gatehouse.console.people;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.console.list.ListView;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderSearch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The users of a site, page by page. */
@Named("usersPage")
@RequestScoped
public class UsersBacking {
  @Inject SiteInView site;
  @Inject ReaderSearch search;
  @Inject PermissionGroups groups;
  @Inject UsersQuestion question;

  private ListView<Reader> list;
  private final Map<String, String> groupNames = new LinkedHashMap<>();

  /** The requested page, which a button's request needs as well. */
  public ListView<Reader> getList() {
    if (list == null) {
      ListQuestion asked = question.asked();
      ReaderSearch.Question wanted = question.filter();
      list =
          ListView.of(
              asked,
              search.count(site.id(), wanted),
              (first, size) ->
                  search.find(
                      site.id(), wanted, question.order(), asked.isDescending(), first, size));
    }
    return list;
  }

  public List<Reader> getRows() {
    return getList().getRows();
  }

  /** The names of a user's groups. */
  public String groupsOf(Reader reader) {
    return reader.getProfile().getGroups().stream()
        .map(id -> getGroupNames().getOrDefault(id, id))
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .collect(Collectors.joining(", "));
  }

  /** Names of all groups by id, sorted by name. */
  public Map<String, String> getGroupNames() {
    if (groupNames.isEmpty()) {
      groups.byName(site.id()).forEach(group -> groupNames.put(group.getId(), group.getName()));
    }
    return groupNames;
  }

  public String getQ() {
    return question.asked().search();
  }

  public String getState() {
    return question.state();
  }

  public String getGroup() {
    return question.asked().get(UsersQuestion.GROUP);
  }
}

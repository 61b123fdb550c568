package dev.gatehouse.console.people;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderSearch;
import dev.gatehouse.storage.PageRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The users of a site, page by page. */
@Named("usersPage")
@RequestScoped
public class UsersBacking {
  private static final int SIZE = 50;
  private static final int MOST_GROUPS = 1000;

  @Inject SiteInView site;
  @Inject ReaderSearch search;
  @Inject PermissionGroups groups;

  private String q;
  private String state;
  private String group;
  private String older;
  private String newer;
  private PageRequest.Page<Reader> page;
  private long count;
  private Map<String, String> groupNames = Map.of();

  /** Called when the page's parameters are set. */
  public void read() {
    ReaderSearch.Question question =
        new ReaderSearch.Question(q, state == null ? null : isBanned(), group);
    PageRequest asked = PageAddress.page(older, newer);
    page = search.find(site.id(), question, asked, SIZE);
    count = search.count(site.id(), question);
    groupNames =
        groups.list(site.id(), "", MOST_GROUPS).stream()
            .collect(Collectors.toMap(PermissionGroup::getId, PermissionGroup::getName));
  }

  private boolean isBanned() {
    return state.equals("banned");
  }

  public List<Reader> getRows() {
    return page.rows();
  }

  /** The number of users that match the search. */
  public long getCount() {
    return count;
  }

  public boolean isSought() {
    return q != null || state != null || group != null;
  }

  /** The address of newer entries, or {@code null}. */
  public String getNewerHref() {
    return page.hasNewer() ? self().with("newer", page.rows().get(0).getId()).toString() : null;
  }

  /** The address of older entries, or {@code null}. */
  public String getOlderHref() {
    int last = page.rows().size() - 1;
    return page.hasOlder() ? self().with("older", page.rows().get(last).getId()).toString() : null;
  }

  private PageAddress self() {
    return PageAddress.of("users", site.getNumber())
        .with("q", q)
        .with("state", state)
        .with("group", group);
  }

  /** The names of a user's groups. */
  public String groupsOf(Reader reader) {
    return reader.getProfile().getGroups().stream()
        .map(id -> groupNames.getOrDefault(id, id))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  public Map<String, String> getGroupNames() {
    return groupNames;
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q == null || q.isBlank() ? null : q.strip();
  }

  public String getState() {
    return state;
  }

  public void setState(String state) {
    this.state = "banned".equals(state) || "active".equals(state) ? state : null;
  }

  public String getGroup() {
    return group;
  }

  public void setGroup(String group) {
    this.group = group == null || group.isBlank() ? null : group;
  }

  public String getOlder() {
    return older;
  }

  public void setOlder(String older) {
    this.older = older;
  }

  public String getNewer() {
    return newer;
  }

  public void setNewer(String newer) {
    this.newer = newer;
  }
}

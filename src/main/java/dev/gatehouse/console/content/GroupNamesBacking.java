package dev.gatehouse.console.content;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.List;

/** The names of the site's groups, for content pages. */
@Named("contentGroups")
@RequestScoped
public class GroupNamesBacking {
  @Inject SiteInView site;
  @Inject PermissionGroups groups;

  private List<PermissionGroup> all;

  /** All groups, sorted by name. */
  public List<PermissionGroup> getAll() {
    if (all == null) {
      all = groups.byName(site.id());
    }
    return all;
  }

  /** Whether there are groups to choose, or chosen ones that were deleted in the meantime. */
  public boolean any(Collection<String> chosen) {
    return !getAll().isEmpty() || !chosen.isEmpty();
  }

  /** The names of groups; a deleted group is shown by its id. */
  List<String> names(Collection<String> ids) {
    return ids.stream().map(this::name).sorted(String.CASE_INSENSITIVE_ORDER).toList();
  }

  private String name(String id) {
    return getAll().stream()
        .filter(group -> group.getId().equals(id))
        .map(PermissionGroup::getName)
        .findFirst()
        .orElse(id);
  }
}

package dev.gatehouse.console.content;

import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The names of the site's groups, for content pages. */
@Named("contentGroups")
@RequestScoped
public class GroupNamesBacking {
  @Inject SiteInView site;
  @Inject PermissionGroups groups;
  @Inject ConsoleTexts texts;

  private List<PermissionGroup> all;

  /** All groups, sorted by name. */
  public List<PermissionGroup> getAll() {
    if (all == null) {
      all = groups.byName(site.id());
    }
    return all;
  }

  /**
   * All groups, as choices. A chosen group that was deleted in the meantime is included: it keeps
   * restricting content until an operator deliberately removes it.
   */
  public List<SelectItem> choices(Collection<String> chosen) {
    List<SelectItem> choices = new ArrayList<>();
    getAll().forEach(group -> choices.add(new SelectItem(group.getId(), group.getName())));
    chosen.stream()
        .filter(id -> getAll().stream().noneMatch(group -> group.getId().equals(id)))
        .forEach(id -> choices.add(new SelectItem(id, texts.of("content", "groups.gone", id))));
    return choices;
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

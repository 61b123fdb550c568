package dev.gatehouse.console.find;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.find.Finder;
import dev.gatehouse.administration.find.Found;
import dev.gatehouse.administration.find.Sought;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.text.FoldedText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIInput;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the tag {@code gh:picker} offers: the sites that the operator configures, or the groups of a
 * site; and what it calls those that are chosen.
 */
@Named("choices")
@RequestScoped
public class Choices {
  static final String GROUPS = "groups";
  private static final int MOST = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Finder finder;
  @Inject PermittedSites sites;
  @Inject Tenants tenants;
  @Inject PermissionGroups groups;
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject ConsoleTexts texts;

  private Map<String, String> groupNames;

  /**
   * What can be chosen.
   *
   * @param detail what tells it from others of the same name
   */
  record Choice(String id, String name, String detail) {}

  /**
   * Choices by name.
   *
   * @param more whether there are others
   */
  record Offer(List<Choice> choices, boolean more) {}

  /** Sites that the operator configures, whose name, address or id contain a text. */
  Offer sites(Sought sought) {
    Finder.Group found = finder.sites(current.actor(), Right.CONFIGURE, sought, MOST);
    return new Offer(found.found().stream().map(Choices::choice).toList(), found.more());
  }

  private static Choice choice(Found found) {
    return new Choice(found.id(), found.title(), found.detail());
  }

  /**
   * Groups whose name or id contains a text.
   *
   * @throws Missing when the operator does not work on the site
   */
  Offer groups(String at, String text) {
    Tenant tenant = sites.find(current.actor(), at, Right.EDIT);
    String sought = FoldedText.of(text == null ? "" : text.strip());
    List<PermissionGroup> found =
        groups.byName(tenant.tenantId()).stream()
            .filter(
                group ->
                    FoldedText.of(group.getName()).contains(sought)
                        || group.getId().contains(sought))
            .toList();
    return new Offer(
        found.stream()
            .limit(MOST)
            .map(group -> new Choice(group.getId(), group.getName(), group.getId()))
            .toList(),
        found.size() > MOST);
  }

  /** A JSON object with the names of what is chosen in a picker, by id. */
  public String names(String kind, UIInput picker) {
    Object chosen = picker.getSubmittedValue();
    return json(names(kind, ids(chosen == null ? picker.getValue() : chosen)));
  }

  /** The same of one that is no component of the page. */
  public String namesOf(String kind, String ids) {
    return json(names(kind, ids(ids)));
  }

  /** The name of one that is chosen; empty if none is. */
  public String name(String kind, Object chosen) {
    return String.join(", ", names(kind, ids(chosen)).values());
  }

  private static String json(Map<String, String> names) {
    try {
      return JSON.writeValueAsString(names);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("names cannot be written as JSON", e);
    }
  }

  private static List<String> ids(Object chosen) {
    if (chosen instanceof Collection<?> all) {
      return all.stream().map(String::valueOf).toList();
    }
    return Arrays.stream(String.valueOf(chosen == null ? "" : chosen).split(","))
        .filter(id -> !id.isBlank())
        .toList();
  }

  private Map<String, String> names(String kind, List<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return kind.equals(GROUPS) ? namesOfGroups(ids) : namesOfSites(ids);
  }

  private Map<String, String> namesOfGroups(List<String> ids) {
    if (groupNames == null) {
      groupNames =
          groups.byName(site.id()).stream()
              .collect(Collectors.toMap(PermissionGroup::getId, PermissionGroup::getName));
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (String id : ids) {
      String gone = texts.of("content", "groups.gone", id);
      names.put(id, groupNames.getOrDefault(id, gone));
    }
    return names;
  }

  /** Sites that other operators configure keep their names for themselves. */
  private Map<String, String> namesOfSites(List<String> ids) {
    List<TenantId> own =
        ids.stream()
            .filter(id -> id.matches("\\d{1,18}"))
            .map(id -> new TenantId(Long.parseLong(id)))
            .filter(id -> current.actor().rights().may(Right.CONFIGURE, id))
            .toList();
    Map<String, String> names = new LinkedHashMap<>();
    ids.forEach(id -> names.put(id, texts.of("sso", "option.sites.foreign", id)));
    for (Tenant tenant : tenants.list(own, 0, own.size() + 1)) {
      names.put(
          tenant.tenantId().toString(),
          tenant.getSettings().getName() + " (" + tenant.getSettings().getSubdomain() + ")");
    }
    return names;
  }
}

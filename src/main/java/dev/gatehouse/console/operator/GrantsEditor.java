package dev.gatehouse.console.operator;

import dev.gatehouse.administration.operator.GrantOrder;
import dev.gatehouse.console.Difference;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import jakarta.faces.model.SelectItem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Roles at sites while a form edits them, row by row. */
public class GrantsEditor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Row> rows = new ArrayList<>();
  private final List<SelectItem> roles = new ArrayList<>();

  /** A site and a role. */
  public static class Row implements Serializable {
    private static final long serialVersionUID = 1L;

    private String site = "";
    private String role = GrantRole.EDITOR.name();

    /** The site's id, or empty if none is chosen. */
    public String getSite() {
      return site;
    }

    public void setSite(String site) {
      this.site = site == null ? "" : site;
    }

    public String getRole() {
      return role;
    }

    public void setRole(String role) {
      this.role = role;
    }
  }

  /**
   * @param roleNames returns a role's label
   */
  GrantsEditor(UnaryOperator<String> roleNames) {
    for (GrantRole role : GrantRole.values()) {
      roles.add(new SelectItem(role.name(), roleNames.apply(role.name())));
    }
  }

  /** Fills the form with existing roles. */
  GrantsEditor with(Rights rights) {
    rights.grants().entrySet().stream()
        .sorted(Comparator.comparing(grant -> grant.getKey().value()))
        .forEach(grant -> rows.add(row(grant.getKey().toString(), grant.getValue().name())));
    return this;
  }

  private static Row row(String site, String role) {
    Row row = new Row();
    row.setSite(site);
    row.setRole(role);
    return row;
  }

  /** The chosen roles; rows without a site are ignored. */
  List<GrantOrder> orders() {
    return rows.stream()
        .filter(row -> !row.getSite().isEmpty())
        .map(row -> new GrantOrder(row.getSite(), GrantRole.valueOf(row.getRole())))
        .toList();
  }

  /** The chosen roles by the sites' ids. */
  HashMap<String, String> chosen() {
    HashMap<String, String> chosen = new HashMap<>();
    rows.stream()
        .filter(row -> !row.getSite().isEmpty())
        .forEach(row -> chosen.put(row.getSite(), row.getRole()));
    return chosen;
  }

  /**
   * Merges another operator's change, site by site: roles that were not touched here follow.
   *
   * @param before what was chosen when the form was opened
   * @param now what is stored now
   * @param siteNames returns a site's name
   * @return the changed roles, as the page shows them
   */
  List<Difference> merge(
      Map<String, String> before, Map<String, String> now, UnaryOperator<String> siteNames) {
    Map<String, String> typed = chosen();
    TreeSet<String> all = new TreeSet<>(before.keySet());
    all.addAll(now.keySet());
    List<Difference> found = new ArrayList<>();
    for (String site : all) {
      Difference.merge(
          found,
          siteNames.apply(site),
          label(roles, before.get(site)),
          label(roles, now.get(site)),
          label(roles, typed.get(site)),
          follows -> choose(site, now.get(site)));
    }
    return found;
  }

  /**
   * Changes the role at a site.
   *
   * @param role {@code null} for none
   */
  private void choose(String site, String role) {
    rows.removeIf(row -> row.getSite().equals(site));
    if (role != null) {
      rows.add(row(site, role));
    }
  }

  public void add() {
    rows.add(new Row());
  }

  public void remove(Row row) {
    rows.remove(row);
  }

  /** What the page calls a value; a value that cannot be chosen is shown as it is. */
  private static String label(List<SelectItem> items, String value) {
    return items.stream()
        .filter(item -> item.getValue().equals(value))
        .map(SelectItem::getLabel)
        .findFirst()
        .orElse(value);
  }

  public List<Row> getRows() {
    return rows;
  }

  public List<SelectItem> getRoles() {
    return roles;
  }
}

package dev.gatehouse.console.operator;

import dev.gatehouse.administration.operator.GrantOrder;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.Tenant;
import jakarta.faces.model.SelectItem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Roles at sites while a form edits them, row by row. */
public class GrantsEditor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Row> rows = new ArrayList<>();
  private final List<SelectItem> sites = new ArrayList<>();
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
  GrantsEditor(List<Tenant> choosable, UnaryOperator<String> roleNames) {
    choosable.stream()
        .sorted(Comparator.comparing(site -> site.getSettings().getName()))
        .forEach(
            site ->
                sites.add(
                    new SelectItem(
                        site.tenantId().toString(),
                        site.getSettings().getName()
                            + " ("
                            + site.getSettings().getSubdomain()
                            + ")")));
    for (GrantRole role : GrantRole.values()) {
      roles.add(new SelectItem(role.name(), roleNames.apply(role.name())));
    }
  }

  /** Fills the form with existing roles. */
  GrantsEditor with(Rights rights) {
    rights.grants().entrySet().stream()
        .sorted(Comparator.comparing(grant -> grant.getKey().value()))
        .forEach(
            grant -> {
              Row row = new Row();
              row.setSite(grant.getKey().toString());
              row.setRole(grant.getValue().name());
              rows.add(row);
            });
    return this;
  }

  /** The chosen roles; rows without a site are ignored. */
  List<GrantOrder> orders() {
    return rows.stream()
        .filter(row -> !row.getSite().isEmpty())
        .map(row -> new GrantOrder(row.getSite(), GrantRole.valueOf(row.getRole())))
        .toList();
  }

  public void add() {
    rows.add(new Row());
  }

  public void remove(Row row) {
    rows.remove(row);
  }

  /** The name of a row's site; empty if none is chosen. */
  public String nameOf(Row row) {
    return sites.stream()
        .filter(site -> site.getValue().equals(row.getSite()))
        .map(SelectItem::getLabel)
        .findFirst()
        .orElse("");
  }

  public List<Row> getRows() {
    return rows;
  }

  public List<SelectItem> getSites() {
    return sites;
  }

  public List<SelectItem> getRoles() {
    return roles;
  }
}

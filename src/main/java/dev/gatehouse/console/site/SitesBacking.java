package dev.gatehouse.console.site;

import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.operator.Right;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.TenantId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The operator's help centers with today's activity. */
@Named("siteList")
@ViewScoped
public class SitesBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteDirectory directory;
  @Inject CurrentOperator current;
  @Inject TimesBacking times;
  @Inject FormAction action;

  private final Table table = new Table();
  private String search;

  /** The list's rows, loaded page by page. */
  public class Table extends LazyDataModel<SiteDirectory.Line> {
    private static final long serialVersionUID = 1L;

    /** The sortable columns by their names in the page. */
    private static final Map<String, SiteDirectory.Order> ORDERS =
        Map.of(
            "name", SiteDirectory.Order.NAME,
            "subdomain", SiteDirectory.Order.SUBDOMAIN,
            "visibility", SiteDirectory.Order.VISIBILITY,
            "connectionsOn", SiteDirectory.Order.CONNECTIONS,
            "signIns", SiteDirectory.Order.SIGN_INS,
            "failures", SiteDirectory.Order.FAILURES);

    @Override
    public int count(Map<String, FilterMeta> filters) {
      return SitesBacking.this.count();
    }

    @Override
    public List<SiteDirectory.Line> load(
        int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
      SortMeta sort = sorting.values().stream().findFirst().orElse(null);
      SiteDirectory.Order by = sort == null ? null : ORDERS.get(sort.getField());
      return by == null
          ? read(SiteDirectory.Order.NAME, false, first, size)
          : read(by, sort.getOrder().isDescending(), first, size);
    }
  }

  public Table getTable() {
    return table;
  }

  public String getSearch() {
    return search;
  }

  public void setSearch(String search) {
    this.search = search;
  }

  /**
   * Whether the operator has any help center, regardless of the search.
   *
   * @throws DatabaseUnavailable instead of claiming that there is none
   */
  public boolean isAny() {
    return directory.count(filter(null)) > 0;
  }

  /** Whether the operator may open a help center's settings. */
  public boolean mayConfigure(SiteDirectory.Line line) {
    return current.actor().rights().may(Right.CONFIGURE, new TenantId(line.id()));
  }

  int count() {
    SiteDirectory.Filter filter = filter(search);
    return action.get(actor -> directory.count(filter)).orElse(0);
  }

  List<SiteDirectory.Line> read(SiteDirectory.Order by, boolean descending, int first, int limit) {
    SiteDirectory.Filter filter = filter(search);
    return action
        .get(actor -> directory.list(filter, by, descending, first, limit))
        .orElse(List.of());
  }

  private SiteDirectory.Filter filter(String sought) {
    Rights rights = current.actor().rights();
    Collection<TenantId> among = rights.platformAdmin() ? null : rights.sites(Right.EDIT);
    return new SiteDirectory.Filter(among, sought, times.today());
  }
}

package dev.gatehouse.console.site;

import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The list's rows, read page by page. */
public class SiteTable extends LazyDataModel<SiteLine> {
  private static final long serialVersionUID = 1L;

  /** The columns that a list can be in the order of, as the page calls them. */
  private static final Map<String, SiteQuestion.Order> ORDERS =
      Map.of(
          "name", SiteQuestion.Order.NAME,
          "subdomain", SiteQuestion.Order.SUBDOMAIN,
          "visibility", SiteQuestion.Order.VISIBILITY,
          "connectionsOn", SiteQuestion.Order.CONNECTIONS,
          "signIns", SiteQuestion.Order.SIGN_INS,
          "failures", SiteQuestion.Order.FAILURES);

  private final SitesBacking sites;

  SiteTable(SitesBacking sites) {
    this.sites = sites;
  }

  @Override
  public int count(Map<String, FilterMeta> filters) {
    return sites.count();
  }

  @Override
  public List<SiteLine> load(
      int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
    SortMeta sort = sorting.values().stream().findFirst().orElse(null);
    SiteQuestion.Order by = sort == null ? null : ORDERS.get(sort.getField());
    return by == null
        ? sites.read(SiteQuestion.Order.NAME, false, first, size)
        : sites.read(by, sort.getOrder().isDescending(), first, size);
  }
}

package dev.gatehouse.console.site;

import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.console.list.ListView;
import dev.gatehouse.operator.Right;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The operator's help centers with today's activity. */
@Named("siteList")
@RequestScoped
public class SitesBacking {
  private static final String PATH = "/console/site/sites.xhtml";
  private static final List<String> COLUMNS =
      List.of("name", "subdomain", "visibility", "-connections", "-signIns", "-failures");
  private static final Map<String, SiteDirectory.Order> ORDERS =
      Map.of(
          "name", SiteDirectory.Order.NAME,
          "subdomain", SiteDirectory.Order.SUBDOMAIN,
          "visibility", SiteDirectory.Order.VISIBILITY,
          "connections", SiteDirectory.Order.CONNECTIONS,
          "signIns", SiteDirectory.Order.SIGN_INS,
          "failures", SiteDirectory.Order.FAILURES);

  @Inject SiteDirectory directory;
  @Inject CurrentOperator current;
  @Inject TimesBacking times;
  @Inject HttpServletRequest request;

  private ListQuestion question;
  private ListView<SiteDirectory.Line> list;

  @PostConstruct
  void read() {
    question = ListQuestion.of(request, PATH, COLUMNS);
  }

  /**
   * The requested page of the list.
   *
   * @throws DatabaseUnavailable instead of claiming that there is none
   */
  public ListView<SiteDirectory.Line> getList() {
    if (list == null) {
      SiteDirectory.Filter filter = filter();
      list =
          ListView.of(
              question,
              directory.count(filter),
              (first, size) ->
                  directory.list(
                      filter, ORDERS.get(question.column()), question.isDescending(), first, size));
    }
    return list;
  }

  /** Whether the operator has any help center, as far as the list without a search tells. */
  public boolean isAny() {
    return getList().getTotal() > 0 || question.isNarrowed();
  }

  public List<SiteDirectory.Line> getRows() {
    return getList().getRows();
  }

  public String getSearch() {
    return question.search();
  }

  /** Whether the operator may open a help center's settings. */
  public boolean mayConfigure(SiteDirectory.Line line) {
    return current.actor().rights().may(Right.CONFIGURE, new TenantId(line.id()));
  }

  private SiteDirectory.Filter filter() {
    Rights rights = current.actor().rights();
    Collection<TenantId> among = rights.platformAdmin() ? null : rights.sites(Right.EDIT);
    return new SiteDirectory.Filter(among, question.search(), times.today());
  }
}

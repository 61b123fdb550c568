package dev.gatehouse.console.site;

import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.operator.Right;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which sites the address of the list asks for; the page and its file share it. */
@RequestScoped
public class SitesQuestion {
  static final String PATH = "/console/site/sites.xhtml";
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

  private ListQuestion asked;
  private SiteDirectory.Filter filter;

  @PostConstruct
  void read() {
    asked = ListQuestion.of(request, PATH, COLUMNS);
    Rights rights = current.actor().rights();
    Collection<TenantId> among = rights.platformAdmin() ? null : rights.sites(Right.EDIT);
    filter = new SiteDirectory.Filter(among, asked.search(), times.today());
  }

  ListQuestion asked() {
    return asked;
  }

  int count() {
    return directory.count(filter);
  }

  List<SiteDirectory.Line> lines(int first, int size) {
    return directory.list(filter, ORDERS.get(asked.column()), asked.isDescending(), first, size);
  }
}

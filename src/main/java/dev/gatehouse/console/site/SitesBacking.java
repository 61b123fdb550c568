package dev.gatehouse.console.site;

import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.list.ListView;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The operator's help centers with today's activity. */
@Named("siteList")
@RequestScoped
public class SitesBacking {
  @Inject SitesQuestion question;
  @Inject CurrentOperator current;

  private ListView<SiteDirectory.Line> list;

  /**
   * The requested page of the list.
   *
   * @throws DatabaseUnavailable instead of claiming that there is none
   */
  public ListView<SiteDirectory.Line> getList() {
    if (list == null) {
      list = ListView.of(question.asked(), question.count(), question::lines);
    }
    return list;
  }

  /** Whether the operator has any help center, as far as the list without a search tells. */
  public boolean isAny() {
    return getList().getTotal() > 0 || question.asked().isNarrowed();
  }

  public List<SiteDirectory.Line> getRows() {
    return getList().getRows();
  }

  public String getSearch() {
    return question.asked().search();
  }

  /** Whether the operator may open a help center's settings. */
  public boolean mayConfigure(SiteDirectory.Line line) {
    return current.actor().rights().may(Right.CONFIGURE, new TenantId(line.id()));
  }
}

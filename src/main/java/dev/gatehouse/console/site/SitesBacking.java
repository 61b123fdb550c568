package dev.gatehouse.console.site;

import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.operator.Right;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import dev.gatehouse.tenant.TenantId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The help centers that the operator has anything to do at, with what happened there today. */
@Named("siteList")
@ViewScoped
public class SitesBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteDirectory directory;
  @Inject CurrentOperator current;
  @Inject Database database;
  @Inject TimesBacking times;
  @Inject ConsoleTexts texts;

  private final SiteTable table = new SiteTable(this);
  private String search;

  public SiteTable getTable() {
    return table;
  }

  public String getSearch() {
    return search;
  }

  public void setSearch(String search) {
    this.search = search;
  }

  /** Whether there is a help center to list, whatever is searched for. */
  public boolean isAny() {
    SiteQuestion all = question(null);
    return ask(() -> directory.count(all), 0) > 0;
  }

  /** Whether the operator may open a help center's settings. */
  public boolean mayConfigure(SiteLine line) {
    return current.actor().rights().may(Right.CONFIGURE, new TenantId(line.id()));
  }

  int count() {
    SiteQuestion question = question(search);
    return ask(() -> directory.count(question), 0);
  }

  List<SiteLine> read(SiteQuestion.Order by, boolean descending, int first, int limit) {
    SiteQuestion question = question(search);
    return ask(() -> directory.list(question, by, descending, first, limit), List.of());
  }

  private SiteQuestion question(String sought) {
    Rights rights = current.actor().rights();
    Collection<TenantId> among = rights.platformAdmin() ? null : rights.sites(Right.EDIT);
    return new SiteQuestion(among, sought, times.today());
  }

  private <T> T ask(Supplier<T> work, T otherwise) {
    try {
      return database.ask(work);
    } catch (DatabaseUnavailable e) {
      Notices.problem(texts.get("unavailable"));
      return otherwise;
    }
  }
}

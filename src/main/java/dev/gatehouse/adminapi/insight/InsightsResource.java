package dev.gatehouse.adminapi.insight;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Spreadsheet;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.insight.InsightExport;
import dev.gatehouse.administration.insight.InsightPeriod;
import dev.gatehouse.administration.insight.Insights;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What readers of a site searched for in vain, and what they read: the most frequent first. */
@Path("admin/v1/sites/{site}/insights")
@RequestScoped
public class InsightsResource {
  private static final String VIEWED = "viewed";
  private static final String NEVER = "never";

  @Inject Insights insights;
  @Inject PermittedSites sites;

  @GET
  @Path("searches")
  public Response searches(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    Query query = call.query();
    InsightPeriod period = period(query);
    return page(
        call,
        query,
        () -> insights.searches(call.actor(), site, period),
        InsightExport.SEARCHES,
        InsightExport::show);
  }

  @GET
  @Path("articles")
  public Response articles(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    Query query = call.query();
    InsightPeriod period = period(query);
    String read = query.oneOf("read", Set.of(VIEWED, NEVER)::contains, "must be viewed or never");
    return page(
        call,
        query,
        () ->
            insights.articles(call.actor(), site, period).stream()
                .filter(one -> read == null || one.isRead() == VIEWED.equals(read))
                .toList(),
        InsightExport.ARTICLES,
        InsightExport::show);
  }

  private static InsightPeriod period(Query query) {
    String days =
        query.oneOf("days", text -> InsightPeriod.of(text).isPresent(), "must be 7, 30 or 90");
    return InsightPeriod.of(days).orElse(InsightPeriod.MONTH);
  }

  /**
   * A page of a list that is in memory, or all of it as a file. Counts have no order that lasts: a
   * cursor tells how much of the list came before.
   */
  private static <T> Response page(
      Call call,
      Query query,
      Supplier<List<T>> reading,
      CsvFile<T> file,
      Function<T, Snapshot> show) {
    int limit = Listing.limit(call, query);
    Long after = query.afterNumber();
    query.complete();
    List<T> all = reading.get();
    int skipped = (int) Math.min(after == null ? 0 : after, all.size());
    List<T> rest = all.subList(skipped, all.size());
    return call.prefersCsv()
        ? Spreadsheet.named("insights", out -> file.write(List.of(rest), limit, out))
        : Listing.of(rest, limit, last -> skipped + limit, show);
  }
}

package dev.gatehouse.adminapi;

import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What happened at a site's door, newest first, as JSON or for a spreadsheet. */
@Path("admin/v1/sites/{site}/events")
@RequestScoped
public class EventsResource {
  @Inject Events events;
  @Inject RefusalLog refusals;
  @Inject SiteScope scope;

  @GET
  public Response list(@BeanParam Call call) throws InterruptedException {
    TenantId site = scope.id(call, Right.CONFIGURE);
    boolean forSpreadsheet = call.prefersCsv();
    Query query = call.query();
    int limit = forSpreadsheet ? query.limit(Integer.MAX_VALUE) : query.limit();
    Long before = query.afterNumber();
    Events.Filter filter = filter(query);
    query.complete();
    // What was refused a moment ago is still on its way into the table.
    refusals.settle();
    return forSpreadsheet
        ? export(new EventExport(events, site, filter, before, limit))
        : Listing.of(
            events.list(site, filter, before, limit + 1),
            limit,
            SignInEvent::getId,
            EventsResource::show);
  }

  private static Response export(EventExport export) {
    return Response.ok(export, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"events.csv\"")
        .build();
  }

  private static Events.Filter filter(Query query) {
    return new Events.Filter(
        query.text("event"),
        query.text("reason"),
        query.text("traceId"),
        query.number("userId"),
        query.time("since"),
        query.time("until"));
  }

  static Representation show(SignInEvent event) {
    return new Representation()
        .with("id", event.getId())
        .with("at", event.getAt())
        .with("event", event.getName())
        .with("reason", event.getReason())
        .with("detail", event.getDetail())
        .with("surface", event.getSurface())
        .with("connectionId", event.getConnectionId())
        .with("userId", event.getReaderId())
        .with("traceId", event.getTraceId())
        .with("address", event.getAddress())
        .with("userAgent", event.getUserAgent());
  }
}

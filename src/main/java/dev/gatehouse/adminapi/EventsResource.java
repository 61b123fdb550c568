package dev.gatehouse.adminapi;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.journal.Checks;
import dev.gatehouse.journal.Events;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A site's sign-in events, newest first, as JSON or as CSV for a spreadsheet. */
@Path("admin/v1/sites/{site}/events")
@RequestScoped
public class EventsResource {
  @Inject EventReading events;
  @Inject PermittedSites sites;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.CONFIGURE);
    boolean forSpreadsheet = call.prefersCsv();
    Query query = call.query();
    int limit = forSpreadsheet ? query.limit(Integer.MAX_VALUE) : query.limit();
    Events.Place before = query.after(Events.Place::of);
    Events.Filter filter = filter(query);
    query.complete();
    events.settle();
    return forSpreadsheet
        ? export(call.actor(), site, filter, before, limit)
        : Listing.of(
            events.list(call.actor(), site, filter, before, limit + 1),
            limit,
            Events.Place::of,
            EventsResource::show);
  }

  private Response export(
      Actor actor, TenantId site, Events.Filter filter, Events.Place before, int limit) {
    StreamingOutput rows =
        out ->
            events.export(
                actor,
                site,
                filter,
                before,
                limit,
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    return Response.ok(rows, "text/csv;charset=UTF-8")
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

  private static Snapshot show(SignInEvent event) {
    return new Snapshot()
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
        .with("userAgent", event.getUserAgent())
        .with("clockDifferenceSeconds", event.getClockDifferenceSeconds())
        .with("checks", event.getChecks() == null ? null : show(event.getChecks()));
  }

  private static List<Map<String, Object>> show(Checks checks) {
    return checks.all().stream()
        .map(
            check ->
                new Snapshot()
                    .with("check", check.name())
                    .with("outcome", check.outcome())
                    .members())
        .toList();
  }
}

package dev.gatehouse.adminapi;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.log.AuditReading;
import dev.gatehouse.journal.AuditEntry;
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

/** The audit trail, newest entries first, as JSON or as CSV for a spreadsheet. */
@Path("admin/v1/audit")
@RequestScoped
public class AuditResource {
  @Inject AuditReading audit;

  @GET
  public Response list(@BeanParam Call call) {
    boolean forSpreadsheet = call.prefersCsv();
    Query query = call.query();
    int limit = forSpreadsheet ? query.limit(Integer.MAX_VALUE) : query.limit();
    Long before = query.afterNumber();
    AuditReading.Question question = question(query);
    query.complete();
    return forSpreadsheet
        ? export(call, question, before, limit)
        : Listing.of(
            audit.list(call.actor(), question, before, limit + 1),
            limit,
            AuditEntry::getId,
            AuditResource::show);
  }

  private static AuditReading.Question question(Query query) {
    String event = query.text("event");
    return new AuditReading.Question(
        event == null ? null : List.of(event),
        query.text("actor"),
        query.text("site"),
        query.time("since"),
        query.time("until"));
  }

  private Response export(Call call, AuditReading.Question question, Long before, int limit) {
    Actor actor = call.actor();
    StreamingOutput rows =
        out ->
            audit.export(
                actor,
                question,
                before,
                limit,
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    return Response.ok(rows, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
        .build();
  }

  private static Snapshot show(AuditEntry entry) {
    return new Snapshot()
        .with("id", entry.getId())
        .with("at", entry.getAt())
        .with("actor", entry.getActor())
        .with("event", entry.getEvent())
        .with("site", entry.getSiteId())
        .with("target", entry.getTarget())
        .with("changes", new RawValue(entry.getChanges()))
        .with("address", entry.getAddress());
  }
}

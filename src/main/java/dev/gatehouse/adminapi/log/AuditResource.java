package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Lines;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Spreadsheet;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.log.AuditReading;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.StreamPosition;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/**
 * The audit trail, newest entries first, as JSON or as CSV for a spreadsheet; or as JSON lines,
 * oldest first, for whoever follows it.
 */
@Path("admin/v1/audit")
@RequestScoped
public class AuditResource {
  @Inject AuditReading audit;

  @GET
  public Response list(@BeanParam Call call) {
    if (call.prefersLines()) {
      return follow(call);
    }
    boolean forSpreadsheet = call.prefersCsv();
    Query query = call.query();
    int limit = Listing.limit(call, query);
    Long before = query.afterNumber();
    AuditReading.Question question = question(query);
    query.complete();
    return forSpreadsheet
        ? export(call, question, before, limit)
        : Listing.of(
            audit.list(call.actor(), question, before, limit + 1),
            limit,
            AuditEntry::getId,
            AuditReading::show);
  }

  private Response follow(Call call) {
    Query query = call.query();
    int limit = query.linesLimit();
    StreamPosition from = query.position(audit::end);
    Duration wait = query.waiting();
    AuditReading.Question question = question(query);
    query.complete();
    return Lines.of(audit.follow(call.actor(), question, from, limit, wait), AuditReading::show);
  }

  private static AuditReading.Question question(Query query) {
    String event = query.text("event");
    String actor = query.text("actor");
    return new AuditReading.Question(
        event == null ? null : List.of(event),
        actor == null ? null : List.of(actor),
        query.text("site"),
        query.time("since"),
        query.time("until"));
  }

  private Response export(Call call, AuditReading.Question question, Long before, int limit) {
    Actor actor = call.actor();
    return Spreadsheet.named("audit", out -> audit.export(actor, question, before, limit, out));
  }
}

package dev.gatehouse.adminapi.people;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.Spreadsheet;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.administration.list.Pieces;
import dev.gatehouse.administration.people.SessionChanges;
import dev.gatehouse.administration.people.SessionExport;
import dev.gatehouse.operator.Right;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The live sessions of a site's readers. */
@Path("admin/v1/sites/{site}/sessions")
@RequestScoped
@Transactional
public class SessionsResource {
  @Inject Sessions sessions;
  @Inject SessionChanges changes;
  @Inject SessionExport export;
  @Inject PermittedSites sites;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.CONFIGURE);
    Query query = call.query();
    int limit = Listing.limit(call, query);
    Long given = query.afterNumber();
    long after = given == null ? 0 : given;
    Sessions.Filter filter = filter(query);
    query.complete();
    if (call.prefersCsv()) {
      Iterable<List<ReaderSession>> pieces =
          Pieces.behind(
              after,
              (behind, size) -> sessions.list(site, filter, behind, size),
              ReaderSession::getId);
      CsvFile<ReaderSession> file = export.csv(site);
      return Spreadsheet.named("sessions", out -> file.write(pieces, limit, out));
    }
    return Listing.of(
        sessions.list(site, filter, after, limit + 1),
        limit,
        ReaderSession::getId,
        SessionExport::show);
  }

  /** Ends every session that the filters match; all of the site's without filters. */
  @DELETE
  public Response endAll(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Query query = call.query();
    Sessions.Filter filter = filter(query);
    query.complete();
    changes.end(call.actor(), site, filter);
    return Responses.deleted();
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    return sessions
        .find(call.site(sites, Right.CONFIGURE), call.id())
        .map(session -> Responses.ok(SessionExport.show(session).members()))
        .orElseThrow(Problem::notFound);
  }

  @DELETE
  @Path("{id}")
  public Response end(@BeanParam Call call) {
    changes.end(call.actor(), call.tenant(sites, Right.CONFIGURE), call.id());
    return Responses.deleted();
  }

  private static Sessions.Filter filter(Query query) {
    return new Sessions.Filter(query.number("userId"), query.number("connectionId"));
  }
}

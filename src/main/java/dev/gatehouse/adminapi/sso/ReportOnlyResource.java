package dev.gatehouse.adminapi.sso;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.sso.ReportOnlyChanges;
import dev.gatehouse.administration.sso.ReportOnlyOrder;
import dev.gatehouse.journal.ReportFigures;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.ReportOnly;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;

/** The rules of a connection that only report, and whom they would refuse. */
@Path("admin/v1/sites/{site}/connections/{id}/report-only")
@RequestScoped
@Transactional
public class ReportOnlyResource {
  @Inject Connections connections;
  @Inject ReportOnlyChanges changes;
  @Inject ReportFigures figures;
  @Inject PermittedSites sites;
  @Inject Rules rules;
  @Inject Clock clock;

  @GET
  public Response get(@BeanParam Call call) {
    return show(
        connections
            .find(call.site(sites, Right.CONFIGURE), call.id())
            .filter(found -> !found.getReportOnly().isEmpty())
            .orElseThrow(Problem::notFound));
  }

  @PUT
  public Response start(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Submission submission = new Submission(body, rules).ignoring(ReadOnly.REPORT_ONLY.members());
    ReportOnlyOrder order = submission.into(new ReportOnlyOrder());
    Map<String, Object> given = submission.take(ReportOnly.MEMBERS);
    return show(
        changes.start(
            call.actor(),
            site,
            call.id(),
            call::requireUnchanged,
            given,
            order,
            submission.finish()));
  }

  @DELETE
  public Response drop(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    changes.drop(call.actor(), site, call.id(), call::requireUnchanged);
    return Responses.deleted();
  }

  /** The connection itself then shows the rules. */
  @POST
  @Path("apply")
  public Response apply(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    changes.apply(call.actor(), site, call.id(), call::requireUnchanged);
    return Responses.deleted();
  }

  private Response show(Connection connection) {
    ReportOnly report = connection.getReportOnly();
    Snapshot shown = new Snapshot();
    report.getRules().forEach(shown::with);
    ReportFigures.Figures counted =
        figures.of(connection.tenantId(), connection.getId(), report.getFrom(), report.getUntil());
    shown
        .with("since", report.getFrom())
        .with("until", report.getUntil())
        .with("startedBy", report.getBy())
        .with("due", report.isDue(clock.instant()))
        .with("signIns", counted.accepted())
        .with("wouldRefuse", counted.wouldRefuse())
        .with("users", counted.readers())
        .with("checks", counted.checks().stream().map(ReportOnlyResource::show).toList())
        .with("examples", counted.examples().stream().map(SignInEvent::getId).toList());
    return Responses.ok(shown, connection.getVersion());
  }

  private static Map<String, Object> show(ReportFigures.ByCheck check) {
    return new Snapshot()
        .with("check", check.check())
        .with("reason", check.reason())
        .with("signIns", check.signIns())
        .members();
  }
}

package dev.gatehouse.adminapi.sso;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.sso.ConnectionTrials;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Ability.TriesOut.Finding;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Asks the server on which a connection depends; stores nothing. */
@Path("admin/v1/sites/{site}/connections/{id}/test")
@RequestScoped
public class TrialResource {
  @Inject ConnectionTrials trials;
  @Inject PermittedSites sites;

  @POST
  public Response run(@BeanParam Call call) {
    List<Finding> findings =
        trials.run(call.actor(), call.tenant(sites, Right.CONFIGURE), call.id());
    return Responses.ok(
        new Snapshot()
            .with("passed", findings.stream().allMatch(Finding::good))
            .with("steps", findings.stream().map(TrialResource::show).toList())
            .members());
  }

  private static Map<String, Object> show(Finding finding) {
    return new Snapshot().with("passed", finding.good()).with("detail", finding.text()).members();
  }
}

package dev.gatehouse.adminapi.site;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.setup.SetupStep;
import dev.gatehouse.administration.setup.SiteSetup;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** What is left to do until readers sign in to a site. */
@Path("admin/v1/sites/{site}/setup")
@RequestScoped
@Transactional
public class SetupResource {
  @Inject SiteSetup setup;
  @Inject PermittedSites sites;

  @GET
  public Response get(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    List<SetupStep> steps = setup.of(call.actor(), site);
    boolean complete = steps.stream().allMatch(step -> step.done() || step.name().isOptional());
    return Responses.ok(
        new Snapshot()
            .with("complete", complete)
            .with("steps", steps.stream().map(SetupResource::show).toList())
            .members());
  }

  private static Map<String, Object> show(SetupStep step) {
    return new Snapshot()
        .with("step", step.name().text())
        .with("done", step.done())
        .with("optional", step.name().isOptional())
        .with("connectionId", step.connectionId())
        .members();
  }
}

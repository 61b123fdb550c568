package dev.gatehouse.adminapi.content;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.content.FeedbackReading;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** How many readers found each version of an article helpful. */
@Path("admin/v1/sites/{site}/articles/{id}/feedback")
@RequestScoped
@Transactional
public class ArticleFeedbackResource {
  @Inject FeedbackReading reading;
  @Inject PermittedSites sites;

  @GET
  public Response counts(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    call.query().complete();
    List<Map<String, Object>> versions =
        reading.counts(call.actor(), site, call.id()).stream()
            .map(count -> FeedbackResource.show(count).with("version", count.version()).members())
            .toList();
    return Responses.ok(new Snapshot().with("versions", versions).members());
  }
}

package dev.gatehouse.adminapi.people;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.timeline.People;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** What happened to a user, newest first. */
@Path("admin/v1/sites/{site}/users/{id}/timeline")
@RequestScoped
public class UserTimelineResource {
  @Inject TimelineAnswers answers;
  @Inject People people;
  @Inject PermittedSites sites;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.CONFIGURE);
    long id = call.id();
    return answers.answer(call, call.query(), () -> people.user(call.actor(), site, id));
  }
}

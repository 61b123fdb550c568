package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The events of every site, for platform administrators; in the same forms as a site's. */
@Path("admin/v1/events")
@RequestScoped
public class PlatformEventsResource {
  @Inject EventAnswers answers;
  @Inject EventCounts counts;

  @GET
  public Response list(@BeanParam Call call) {
    call.actor().requirePlatform();
    return answers.answer(call, null);
  }

  /** How many sign-ins fit a filter, by stretches of time. */
  @GET
  @Path("counts")
  public Response count(@BeanParam Call call) {
    call.actor().requirePlatform();
    return counts.answer(call, null);
  }
}

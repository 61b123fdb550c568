package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.operator.Right;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * A site's sign-in events, newest first, as JSON or as CSV for a spreadsheet; or as JSON lines,
 * oldest first, for whoever follows them.
 */
@Path("admin/v1/sites/{site}/events")
@RequestScoped
public class EventsResource {
  @Inject EventAnswers answers;
  @Inject EventCounts counts;
  @Inject PermittedSites sites;

  @GET
  public Response list(@BeanParam Call call) {
    return answers.answer(call, call.site(sites, Right.CONFIGURE));
  }

  /** How many sign-ins fit a filter, by stretches of time. */
  @GET
  @Path("counts")
  public Response count(@BeanParam Call call) {
    return counts.answer(call, call.site(sites, Right.CONFIGURE));
  }
}

package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.log.ProblemReading;
import dev.gatehouse.operator.Right;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** A site's problems: refused sign-ins of one kind, worst first. */
@Path("admin/v1/sites/{site}/problems")
@RequestScoped
public class ProblemsResource {
  @Inject ProblemAnswers answers;
  @Inject ProblemReading problems;
  @Inject PermittedSites sites;

  @GET
  public Response list(@BeanParam Call call) {
    return answers.answer(call, call.site(sites, Right.CONFIGURE));
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    ProblemReading.Told told =
        problems.find(call.actor(), call.site(sites, Right.CONFIGURE), call.id());
    return Responses.ok(ProblemReading.show(told).members());
  }
}

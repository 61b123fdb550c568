package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The problems of every site that the caller configures, worst first. */
@Path("admin/v1/problems")
@RequestScoped
public class PlatformProblemsResource {
  @Inject ProblemAnswers answers;

  @GET
  public Response list(@BeanParam Call call) {
    return answers.answer(call, null);
  }
}

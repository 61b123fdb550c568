package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.log.MuteOrder;
import dev.gatehouse.administration.log.ProblemChanges;
import dev.gatehouse.administration.log.ProblemReading;
import dev.gatehouse.operator.Right;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** A site's problems: refused sign-ins of one kind, worst first. */
@Path("admin/v1/sites/{site}/problems")
@RequestScoped
public class ProblemsResource {
  @Inject ProblemAnswers answers;
  @Inject ProblemReading problems;
  @Inject ProblemChanges changes;
  @Inject Rules rules;
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

  /** Mutes a problem: it is in no list but that of muted ones, and no alert tells of it. */
  @PUT
  @Path("{id}/mute")
  public Response mute(@BeanParam Call call, byte[] body) {
    Submission submission = Submission.optional(body, rules);
    MuteOrder order = submission.into(new MuteOrder());
    submission.complete();
    changes.mute(call.actor(), call.site(sites, Right.CONFIGURE), call.id(), order);
    return get(call);
  }

  @DELETE
  @Path("{id}/mute")
  public Response unmute(@BeanParam Call call) {
    changes.unmute(call.actor(), call.site(sites, Right.CONFIGURE), call.id());
    return get(call);
  }
}

package dev.gatehouse.adminapi;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.operator.PlatformChanges;
import dev.gatehouse.operator.PlatformSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The platform's settings; for platform administrators only. */
@Path("admin/v1/platform")
@RequestScoped
@Transactional
public class PlatformResource {
  @Inject PlatformChanges changes;
  @Inject Rules rules;

  @GET
  public Response get(@BeanParam Call call) {
    PlatformSettings settings = changes.read(call.actor());
    return Responses.ok(show(settings), settings.getVersion());
  }

  @PUT
  public Response change(@BeanParam Call call, byte[] body) {
    call.actor().requirePlatform();
    Submission submission = new Submission(body, rules);
    PlatformSettings settings = submission.into(new PlatformSettings());
    PlatformSettings saved =
        changes.change(call.actor(), call::requireUnchanged, settings, submission.finish());
    return Responses.ok(show(saved), saved.getVersion());
  }

  private static Snapshot show(PlatformSettings settings) {
    return new Snapshot().settings(settings);
  }
}

package dev.gatehouse.adminapi;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.operator.PlatformKeyChanges;
import dev.gatehouse.administration.operator.PlatformKeyOrder;
import dev.gatehouse.administration.operator.PlatformKeyRecords;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The platform's key pairs; for platform administrators only. */
@Path("admin/v1/platform/signing-keys")
@RequestScoped
@Transactional
public class PlatformKeysResource {
  @Inject PlatformKeyChanges changes;
  @Inject Rules rules;

  @GET
  public Response list(@BeanParam Call call) {
    call.query().complete();
    return Responses.ok(
        new Snapshot()
            .with(
                "items",
                changes.list(call.actor()).stream()
                    .map(PlatformKeyRecords::show)
                    .map(Snapshot::members)
                    .toList())
            .members());
  }

  /** Makes the next key. */
  @POST
  public Response rotate(@BeanParam Call call, byte[] body) {
    call.actor().requirePlatform();
    Submission submission = Submission.optional(body, rules);
    PlatformKeyOrder order = submission.into(new PlatformKeyOrder());
    return Responses.created(
        PlatformKeyRecords.show(changes.rotate(call.actor(), order, submission.finish())));
  }
}

package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.AuditRecording;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.log.AuditReading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The kinds of changes to SSO connections that the audit trail records. */
@Path("admin/v1/audit/recording")
@RequestScoped
public class AuditRecordingResource {
  @Inject AuditReading audit;
  @Inject Rules rules;

  @GET
  public Response get(@BeanParam Call call) {
    return show(audit.recording(call.actor()));
  }

  @PUT
  public Response change(@BeanParam Call call, byte[] body) {
    audit.recording(call.actor());
    Submission submission = new Submission(body, rules);
    AuditRecording wanted = submission.into(new AuditRecording());
    submission.complete();
    return show(audit.record(call.actor(), wanted));
  }

  private static Response show(AuditRecording recording) {
    return Responses.ok(new Snapshot().settings(recording).members());
  }
}

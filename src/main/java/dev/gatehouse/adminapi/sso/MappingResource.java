package dev.gatehouse.adminapi.sso;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.sso.MappingOrder;
import dev.gatehouse.administration.sso.MappingTrial;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Tries the claim mapping of a connection; stores nothing. */
@Path("admin/v1/sites/{site}/connections/{id}/mapping/dry-run")
@RequestScoped
public class MappingResource {
  @Inject MappingTrial trial;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @POST
  public Response run(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Submission submission = Submission.optional(body, rules);
    MappingOrder order = submission.into(new MappingOrder());
    return Responses.ok(
        new Snapshot()
            .with(
                "trials",
                trial.of(call.actor(), site, call.id(), order, submission.finish()).stream()
                    .map(MappingResource::show)
                    .toList())
            .members());
  }

  private static Map<String, Object> show(MappingTrial.Trial trial) {
    return new Snapshot()
        .with("claims", trial.claims())
        .with("seenAt", trial.seenAt())
        .with("signIns", trial.signIns())
        .with("rules", trial.rules().stream().map(MappingResource::show).toList())
        .with("before", trial.before() == null ? null : show(trial.before()))
        .with("after", trial.after() == null ? null : show(trial.after()))
        .with("otherwise", trial.otherwise())
        .with("refused", trial.refused())
        .members();
  }

  private static Map<String, Object> show(MappingTrial.Verdict verdict) {
    return new Snapshot()
        .with("rule", verdict.rule())
        .with("matched", verdict.matched())
        .with("detail", verdict.detail())
        .members();
  }

  private static Map<String, Object> show(MappingTrial.Person person) {
    return new Snapshot()
        .with("externalId", person.externalId())
        .with("email", person.email())
        .with("name", person.name())
        .with("role", person.role())
        .with("lang", person.lang())
        .with("groups", person.groups())
        .with("customFields", person.customFields())
        .members();
  }
}

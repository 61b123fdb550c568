package dev.gatehouse.adminapi.people;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.timeline.People;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** What happened to somebody whom tokens name, also if the site keeps no such user. */
@Path("admin/v1/sites/{site}/timeline")
@RequestScoped
public class TimelineResource {
  @Inject TimelineAnswers answers;
  @Inject People people;
  @Inject PermittedSites sites;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.CONFIGURE);
    Query query = call.query();
    String externalId = query.text("externalId");
    String space = query.text("userNamespace");
    UserIdentity identity =
        externalId == null
            ? null
            : new UserIdentity(
                space == null ? ConnectionSettings.DEFAULT_NAMESPACE : space, externalId);
    String email =
        identity == null ? query.required("email", text -> true, "") : query.text("email");
    return answers.answer(call, query, () -> people.named(call.actor(), site, email, identity));
  }
}

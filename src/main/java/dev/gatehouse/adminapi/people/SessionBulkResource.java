package dev.gatehouse.adminapi.people;

import dev.gatehouse.adminapi.call.BulkOrder;
import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.list.BulkOutcome;
import dev.gatehouse.administration.people.SessionChanges;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Ends many of a site's sessions. No transaction spans it: each session has one. */
@Path("admin/v1/sites/{site}/sessions/bulk")
@RequestScoped
public class SessionBulkResource {
  @Inject SessionChanges changes;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @POST
  public Response run(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    BulkOrder order = BulkOrder.read(body, rules, List.of("end"));
    return BulkOrder.answer(BulkOutcome.of(order.ids(), id -> changes.end(call.actor(), site, id)));
  }
}

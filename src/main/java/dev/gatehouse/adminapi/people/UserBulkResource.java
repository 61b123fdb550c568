package dev.gatehouse.adminapi.people;

import dev.gatehouse.adminapi.call.BulkOrder;
import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.list.BulkAction;
import dev.gatehouse.administration.people.UserBulk;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** One change to many of a site's readers. No transaction spans it: each reader has one. */
@Path("admin/v1/sites/{site}/users/bulk")
@RequestScoped
public class UserBulkResource {
  private static final String GROUP = "group";

  @Inject UserBulk bulk;
  @Inject PermissionGroups groups;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @POST
  public Response run(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    BulkOrder order = BulkOrder.read(body, rules, BulkAction.codes(UserBulk.Action.class), GROUP);
    UserBulk.Action action = BulkAction.of(UserBulk.Action.class, order.action()).orElseThrow();
    String group = order.others().get(GROUP) instanceof String id ? id : null;
    boolean known = group != null && groups.find(site.tenantId(), group).isPresent();
    if (known != action.needsGroup()) {
      String message =
          action.needsGroup() ? "must be the id of a group" : "belongs to actions with groups only";
      throw new Invalid(List.of(new FieldError(GROUP, message)));
    }
    return BulkOrder.answer(bulk.run(call.actor(), site, order.ids(), action, group));
  }
}

package dev.gatehouse.adminapi.content;

import dev.gatehouse.adminapi.call.BulkOrder;
import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.content.ArticleBulk;
import dev.gatehouse.administration.list.BulkAction;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** One change to many of a site's articles. No transaction spans it: each article has one. */
@Path("admin/v1/sites/{site}/articles/bulk")
@RequestScoped
public class ArticleBulkResource {
  private static final String CATEGORY = "categoryId";

  @Inject ArticleBulk bulk;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @POST
  public Response run(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.EDIT);
    BulkOrder order =
        BulkOrder.read(body, rules, BulkAction.codes(ArticleBulk.Action.class), CATEGORY);
    ArticleBulk.Action action =
        BulkAction.of(ArticleBulk.Action.class, order.action()).orElseThrow();
    boolean given = order.others().containsKey(CATEGORY);
    Object category = order.others().get(CATEGORY);
    Long id =
        category instanceof Integer || category instanceof Long
            ? Long.valueOf(((Number) category).longValue())
            : null;
    if (given != (action == ArticleBulk.Action.MOVE) || id == null && category != null) {
      throw new Invalid(
          List.of(
              new FieldError(
                  CATEGORY, "must be the id of a category, or null, for the action move only")));
    }
    return BulkOrder.answer(bulk.run(call.actor(), site, order.ids(), action, id));
  }
}

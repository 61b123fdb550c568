package dev.gatehouse.adminapi.alert;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** A site's web hooks. */
@Path("admin/v1/sites/{site}/webhooks")
@RequestScoped
public class WebhooksResource extends WebhookCalls {
  @Inject PermittedSites sites;

  @Override
  TenantId site(Call call) {
    return call.site(sites, Right.CONFIGURE);
  }
}

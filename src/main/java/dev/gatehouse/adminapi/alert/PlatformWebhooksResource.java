package dev.gatehouse.adminapi.alert;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** The platform's web hooks, which receive from every site. */
@Path("admin/v1/webhooks")
@RequestScoped
public class PlatformWebhooksResource extends WebhookCalls {
  @Override
  TenantId site(Call call) {
    call.actor().requirePlatform();
    return null;
  }
}

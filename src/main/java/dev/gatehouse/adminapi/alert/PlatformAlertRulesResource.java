package dev.gatehouse.adminapi.alert;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** The platform's alert rules, which watch every site. */
@Path("admin/v1/alert-rules")
@RequestScoped
public class PlatformAlertRulesResource extends AlertRuleCalls {
  @Override
  TenantId site(Call call) {
    call.actor().requirePlatform();
    return null;
  }
}

package dev.gatehouse.adminapi.alert;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** The platform's alert rules, which watch every site. */
@Path("admin/v1/alert-rules")
@RequestScoped
public class PlatformAlertRulesResource extends AlertRuleCalls {}

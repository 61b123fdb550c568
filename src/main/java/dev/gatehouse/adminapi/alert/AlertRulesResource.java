package dev.gatehouse.adminapi.alert;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** A site's alert rules. */
@Path("admin/v1/sites/{site}/alert-rules")
@RequestScoped
public class AlertRulesResource extends AlertRuleCalls {}

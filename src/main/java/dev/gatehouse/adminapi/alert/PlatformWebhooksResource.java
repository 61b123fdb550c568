package dev.gatehouse.adminapi.alert;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** The platform's web hooks, which receive from every site. */
@Path("admin/v1/webhooks")
@RequestScoped
public class PlatformWebhooksResource extends WebhookCalls {}

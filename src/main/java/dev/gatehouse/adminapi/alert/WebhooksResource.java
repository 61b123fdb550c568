package dev.gatehouse.adminapi.alert;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** A site's web hooks. */
@Path("admin/v1/sites/{site}/webhooks")
@RequestScoped
public class WebhooksResource extends WebhookCalls {}

package dev.gatehouse.adminapi.log;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** Views of a site's sign-in log. */
@Path("admin/v1/sites/{site}/views")
@RequestScoped
public class ViewsResource extends ViewCalls {}

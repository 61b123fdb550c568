package dev.gatehouse.adminapi.log;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** Views of the sign-in log of all sites. */
@Path("admin/v1/views")
@RequestScoped
public class PlatformViewsResource extends ViewCalls {}

package dev.gatehouse.adminapi.call;

import dev.gatehouse.signin.console.ProgramVisit;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Applies to every call: what must be true before a resource sees it, and its answer's headers. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class CallFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final TenantId NO_SITE = new TenantId(0);

  @Inject HttpServletRequest servletRequest;
  @Inject Database database;
  @Inject Tenants tenants;

  /**
   * Requires an API token and a database that answers. The sign-in mechanism has refused calls
   * without a token by their path already, but a path can be written in many ways. Without asking
   * the database first, calls would hang as long as its driver does, and fill the server's threads.
   *
   * @throws Problem 401 without a token
   * @throws DatabaseUnavailable when the database does not answer in time
   */
  @Override
  public void filter(ContainerRequestContext request) {
    if (ProgramVisit.of(servletRequest).isEmpty()) {
      throw Problem.of(401, "Send Authorization: Bearer and a valid API token.");
    }
    database.ask(() -> tenants.revision(NO_SITE));
  }

  /** Marks the answer as private to this caller, and its content type as literal. */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
  }
}

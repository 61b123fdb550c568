package dev.gatehouse.adminapi.call;

import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Turns callers away at once while the database does not answer. Without asking first, their
 * requests would hang as long as the driver does, and fill the server's threads.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.HEADER_DECORATOR)
public class AnsweringDatabase implements ContainerRequestFilter {
  private static final TenantId NOBODY = new TenantId(0);

  @Inject Database database;
  @Inject Tenants tenants;

  @Override
  public void filter(ContainerRequestContext request) {
    database.ask(() -> tenants.revision(NOBODY));
  }
}

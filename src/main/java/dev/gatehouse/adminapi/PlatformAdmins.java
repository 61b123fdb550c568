package dev.gatehouse.adminapi;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets platform administrators in. The sign-in mechanism has refused everybody else by the path of
 * the request; paths can be written in many ways, and what counts is that this code is reached.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class PlatformAdmins implements ContainerRequestFilter {
  static final String ROLE = "platform-admin";

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.getSecurityContext().isUserInRole(ROLE)) {
      throw Problem.of(401, "Send Authorization: Bearer and a valid API token.");
    }
  }
}

package dev.gatehouse.adminapi.call;

import dev.gatehouse.signin.console.ProgramVisit;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets programs in that have a token; what they may do, each resource asks for itself. The sign-in
 * mechanism has refused everybody else by the path of the request; paths can be written in many
 * ways, and what counts is that this code is reached.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class KnownPrograms implements ContainerRequestFilter {
  @Context private HttpServletRequest call;

  @Override
  public void filter(ContainerRequestContext request) {
    if (ProgramVisit.of(call).isEmpty()) {
      throw Problem.of(401, "Send Authorization: Bearer and a valid API token.");
    }
  }
}

package dev.gatehouse.health;

import dev.gatehouse.signin.request.NodeCalls;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells proxies at the readers' port whether this node is ready, at the same address on both
 * servers. WildFly's own answer is at the management port, which other machines do not reach.
 */
@WebServlet(NodeCalls.HEALTH)
public class NodeHealth extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient NodeCalls calls;
  @Inject @Readiness transient Instance<HealthCheck> checks;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!calls.isOne(request)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean ready = checks.stream().allMatch(check -> check.call().getStatus() == Status.UP);
    response.setStatus(
        ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/json");
    response.getOutputStream().print("{\"status\":\"" + (ready ? "UP" : "DOWN") + "\"}");
  }
}

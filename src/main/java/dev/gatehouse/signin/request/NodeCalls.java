package dev.gatehouse.signin.request;

import dev.gatehouse.config.AddressRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Calls that concern this node rather than a host: a proxy's question whether the node is ready. It
 * is answered whatever host it names, to trusted proxies and to programs on this machine, unless
 * they ask for somebody else.
 */
@ApplicationScoped
public class NodeCalls {
  /** Beside the addresses below {@code /health} at which the servers themselves answer. */
  public static final String HEALTH = "/health/node";

  private static final List<AddressRange> LOOPBACK =
      List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1"));
  private static final List<String> FORWARDING =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Real-IP",
          "Via");

  @Inject Requests requests;

  /** Whether a request is such a call, and of somebody who may make it. */
  public boolean isOne(HttpServletRequest request) {
    return request.getRequestURI().equals(HEALTH)
        && (isLocal(request) || requests.isAnyProxy(request) && !isForwarded(request));
  }

  /** Whether a program on this machine asks for itself. */
  static boolean isLocal(HttpServletRequest request) {
    String peer = request.getRemoteAddr();
    return LOOPBACK.stream().anyMatch(range -> range.contains(peer)) && !isForwarded(request);
  }

  private static boolean isForwarded(HttpServletRequest request) {
    return FORWARDING.stream().anyMatch(name -> request.getHeader(name) != null);
  }
}

package dev.gatehouse.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A request by an operator with a console session.
 *
 * @param address the network address that the request came from
 * @param secure whether the browser used HTTPS
 * @param authority the base host with its port, as the browser sent it
 */
public record ConsoleVisit(
    OperatorAccount operator, String address, boolean secure, String authority) {

  /** The visit that the sign-in mechanism noted; empty without a session. */
  public static Optional<ConsoleVisit> of(HttpServletRequest request) {
    return Optional.ofNullable((ConsoleVisit) request.getAttribute(ConsoleVisit.class.getName()));
  }

  public void noteOn(HttpServletRequest request) {
    request.setAttribute(ConsoleVisit.class.getName(), this);
  }

  public String scheme() {
    return secure ? "https:" : "http:";
  }

  /** The console's origin. */
  public String origin() {
    return scheme() + "//" + authority;
  }

  /** A help center's address, which has the console's scheme and port. */
  public String addressOf(String subdomain) {
    return "//" + subdomain + "." + authority + "/";
  }
}

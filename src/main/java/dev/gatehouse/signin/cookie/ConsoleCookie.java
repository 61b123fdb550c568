package dev.gatehouse.signin.cookie;

import dev.gatehouse.protocol.Incoming;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * A cookie of the console: {@code Secure} with the {@code __Host-} prefix whenever the browser used
 * HTTPS, even through a trusted proxy that the container does not know of. What it holds is in no
 * node's memory, so that every node finds it.
 *
 * @param plainName without the prefix
 */
public record ConsoleCookie(String plainName) {
  /** Its value in a request; empty if it has none. */
  public Optional<String> of(Incoming incoming) {
    return incoming.cookie(name(incoming)).filter(value -> !value.isEmpty());
  }

  /** The header that sets it until the browser ends. */
  public String header(Incoming incoming, String value) {
    String header = name(incoming) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax";
    return incoming.secure() ? header + "; Secure" : header;
  }

  /** The header that sets it for a time. */
  public String header(Incoming incoming, String value, Duration lifetime) {
    return header(incoming, value) + "; Max-Age=" + lifetime.toSeconds();
  }

  public void set(HttpServletResponse response, Incoming incoming, String value) {
    response.addHeader("Set-Cookie", header(incoming, value));
  }

  public void set(
      HttpServletResponse response, Incoming incoming, String value, Duration lifetime) {
    response.addHeader("Set-Cookie", header(incoming, value, lifetime));
  }

  public void drop(HttpServletResponse response, Incoming incoming) {
    set(response, incoming, "", Duration.ZERO);
  }

  private String name(Incoming incoming) {
    return incoming.secure() ? "__Host-" + plainName : plainName;
  }
}

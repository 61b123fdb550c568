package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.ReadingCall;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Marks accepted requests of programs at a page's address, so that the API answers them. */
public final class Programs {
  private static final String NOTE = Programs.class.getName();

  private Programs() {}

  /** Where the reading API answers a request to a page's address; empty when the page does. */
  public static Optional<String> apiPath(HttpServletRequest request) {
    return request.getAttribute(NOTE) == null
        ? Optional.empty()
        : ReadingCall.apiPath(Requests.path(request));
  }

  public static void note(HttpServletRequest request, Incoming asProgram) {
    if (asProgram.isForPrograms()) {
      request.setAttribute(NOTE, true);
    }
  }
}

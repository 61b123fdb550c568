package dev.gatehouse.signin.console;

import dev.gatehouse.operator.ConsoleVisit;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.signin.cookie.ConsoleCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * To whom a page's form belongs, so that nobody else can send it: to an operator's session, or to
 * the browser that has a cookie of its own for pages before the sign-in.
 */
public final class PageOwner {
  private static final ConsoleCookie COOKIE = new ConsoleCookie("gatehouse-page");
  private static final int BYTES = 16;

  private PageOwner() {}

  /** Gives a browser the cookie for pages before the sign-in, if it has none. */
  public static void ensure(HttpServletRequest request, HttpServletResponse response) {
    Incoming incoming = Incoming.of(request);
    if (COOKIE.of(incoming).isEmpty()) {
      String made = Fingerprint.random(BYTES);
      note(request, made);
      COOKIE.set(response, incoming, made);
    }
  }

  /** Notes what the answer to this request makes the browser send from now on. */
  static void note(HttpServletRequest request, String value) {
    request.setAttribute(PageOwner.class.getName(), value);
  }

  /**
   * What the owner's browser sends, or will send.
   *
   * @throws IllegalStateException if it sends nothing, see {@link #ensure}
   */
  public static String of(HttpServletRequest request) {
    Object noted = request.getAttribute(PageOwner.class.getName());
    ConsoleCookie cookie = ConsoleVisit.of(request).isPresent() ? ConsoleSessions.COOKIE : COOKIE;
    return noted instanceof String value
        ? value
        : cookie
            .of(Incoming.of(request))
            .orElseThrow(() -> new IllegalStateException("a page without an owner"));
  }
}

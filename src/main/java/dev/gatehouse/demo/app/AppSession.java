package dev.gatehouse.demo.app;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The person in this browser. The cookie is not protected: people are only pretend here. */
final class AppSession {
  private static final String COOKIE = "person";

  private AppSession() {}

  /** Vera, until another person is picked. */
  static Person person(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies())
        .map(Arrays::stream)
        .orElseGet(Stream::empty)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .flatMap(cookie -> Person.named(cookie.getValue()).stream())
        .findFirst()
        .orElse(Person.VERA);
  }

  static void begin(Person person, HttpServletResponse response) {
    Cookie cookie = new Cookie(COOKIE, person.name());
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}

package dev.gatehouse.demo.app;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The person in this browser. The cookie is not protected: people are only pretend here. */
final class AppSession {
  private static final String COOKIE = "person";

  private AppSession() {}

  /**
   * A person who is signed in to the app.
   *
   * @param sessionId tells this browser's session from others of the person
   */
  record Signed(Person person, String sessionId, Instant since) {
    private static final int PARTS = 3;

    static Signed now(Person person, Instant now) {
      return new Signed(person, UUID.randomUUID().toString(), now);
    }

    private static Optional<Signed> parse(String text) {
      String[] parts = text.split("\\.", PARTS);
      return parts.length == PARTS && parts[2].matches("\\d{1,11}")
          ? Person.named(parts[0])
              .map(
                  person ->
                      new Signed(person, parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2]))))
          : Optional.empty();
    }

    private String text() {
      return person.name() + "." + sessionId + "." + since.getEpochSecond();
    }
  }

  /** Empty until a person is picked. */
  static Optional<Signed> signed(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies())
        .map(Arrays::stream)
        .orElseGet(Stream::empty)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .flatMap(cookie -> Signed.parse(cookie.getValue()).stream())
        .findFirst();
  }

  /** Vera, until another person is picked. */
  static Person person(HttpServletRequest request) {
    return signed(request).map(Signed::person).orElse(Person.VERA);
  }

  /** Goes on with the session of this browser if it is the same person's. */
  static Signed begin(
      Person person, Clock clock, HttpServletRequest request, HttpServletResponse response) {
    Signed signed =
        signed(request)
            .filter(known -> known.person() == person)
            .orElseGet(() -> Signed.now(person, clock.instant()));
    response.addCookie(cookie(signed.text()));
    return signed;
  }

  static void end(HttpServletResponse response) {
    Cookie ended = cookie("");
    ended.setMaxAge(0);
    response.addCookie(ended);
  }

  private static Cookie cookie(String value) {
    Cookie cookie = new Cookie(COOKIE, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }
}

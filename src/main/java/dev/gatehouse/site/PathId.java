package dev.gatehouse.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of an address such as {@code /article/52-first-steps}: the id finds the page. */
record PathId(long id) {
  private static final Pattern FORM = Pattern.compile("/(\\d{1,18})(-[^/]*)?");

  /** Whether the address has no id: the API has a list there. */
  static boolean isAbsent(HttpServletRequest request) {
    return request.getPathInfo() == null || request.getPathInfo().equals("/");
  }

  /** Reads a servlet's path info; the slug may be wrong or missing. */
  static Optional<PathId> of(String pathInfo) {
    Matcher matcher = FORM.matcher(pathInfo == null ? "" : pathInfo);
    return matcher.matches()
        ? Optional.of(new PathId(Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }
}

package dev.gatehouse.protocol;

import dev.gatehouse.protocol.header.AcceptedTypes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program's call for articles or categories, where pages have the same addresses: {@code
 * /article/52} as well as {@code /v1/article/52}.
 */
public final class ReadingCall {
  private static final String API = "/v1";
  private static final Pattern SHORT = Pattern.compile("/(article|category)(/.*)?");
  private static final Pattern ID = Pattern.compile("/(\\d{1,18})(?:-[^/]*)?");

  private ReadingCall() {}

  /** Whether only programs ask for a path, that of this API or of another, whatever they accept. */
  public static boolean isForPrograms(String path) {
    return path.startsWith("/v1/") || path.startsWith("/api/");
  }

  /** Whether articles or categories are read there, by programs or people. */
  public static boolean isAt(String path) {
    return SHORT
        .matcher(path.startsWith(API + "/") ? path.substring(API.length()) : path)
        .matches();
  }

  /** Whether it asks for JSON at an address that a page has as well. */
  static boolean isShort(String path, String accept) {
    return (path.startsWith("/article") || path.startsWith("/category"))
        && AcceptedTypes.preferJson(accept)
        && SHORT.matcher(path).matches();
  }

  /** The API's path for what a page's address names, whether it exists or not. */
  public static Optional<String> apiPath(String path) {
    Matcher matcher = SHORT.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String rest = matcher.group(2);
    String list = API + "/" + matcher.group(1);
    if (rest == null || rest.equals("/")) {
      return Optional.of(list);
    }
    Matcher id = ID.matcher(rest);
    // Nothing else of the address is passed on: it could name another path.
    return Optional.of(list + "/" + (id.matches() ? id.group(1) : "none"));
  }
}

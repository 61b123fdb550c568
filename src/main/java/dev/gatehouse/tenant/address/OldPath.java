package dev.gatehouse.tenant.address;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of an address that a page had before. It is kept decoded, without host, query, doubled
 * slashes and a slash at the end. Two paths are the same if their {@link #key keys} are: neither
 * case nor {@code .html} counts.
 */
public final class OldPath {
  /** In characters. */
  public static final int LONGEST = 250;

  /** The most aliases of one article or category, which all fit into a column. */
  public static final int MOST = 30;

  private static final Pattern HOST = Pattern.compile("(?i)^https?://[^/?#]*+");
  private static final Pattern QUERY = Pattern.compile("[?#].*+$", Pattern.DOTALL);
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}\\\\%?#;]");
  private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(?:/|$)");
  private static final Pattern ENDING = Pattern.compile("(?:/index)?\\.html?$");

  /** Pages, and where Gatehouse or a proxy answers itself; aliases there would never be asked. */
  private static final List<String> TAKEN =
      List.of(
          "/",
          "/article",
          "/category",
          "/docs",
          "/search",
          "/search/suggestions",
          "/favicon.ico",
          "/openapi.json",
          "/robots.txt",
          "/sitemap.xml");

  private static final List<String> RESERVED =
      List.of(
          "/.well-known",
          "/access",
          "/api",
          "/assets",
          "/auth",
          "/console",
          "/files",
          "/health",
          "/helpful",
          "/jakarta.faces.resource",
          "/js",
          "/login",
          "/logout",
          "/metrics",
          "/site",
          "/sso",
          "/v1");

  private OldPath() {}

  /** The path of an address as somebody typed it, or {@code null}; it may still be unfit. */
  public static String of(String typed) {
    if (typed == null) {
      return null;
    }
    String path = QUERY.matcher(HOST.matcher(typed.strip()).replaceFirst("")).replaceFirst("");
    String decoded = decoded(path).orElse(path);
    return withoutSlashes("/" + Normalizer.normalize(decoded, Normalizer.Form.NFC));
  }

  /** The paths of addresses, each once. */
  public static List<String> allOf(List<String> typed) {
    if (typed == null) {
      return null;
    }
    Map<String, String> byKey = new LinkedHashMap<>();
    for (String address : typed) {
      String path = of(address);
      byKey.putIfAbsent(path == null ? null : key(path), path);
    }
    return new ArrayList<>(byKey.values());
  }

  /** A path without slashes that are doubled or at the end. */
  static String withoutSlashes(String path) {
    String plain = path.replaceAll("/{2,}", "/");
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }

  /** What is compared: in lower case, without an ending that only names a file. */
  public static String key(String path) {
    String lower = Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String key = ENDING.matcher(lower).replaceFirst("");
    return key.isEmpty() ? "/" : key;
  }

  /** The reason why a path cannot be an old address, if there is one. */
  public static Optional<String> objection(String path) {
    if (path.length() > LONGEST) {
      return Optional.of("must be at most " + LONGEST + " characters");
    }
    if (!isPlain(path)) {
      return Optional.of("must be paths such as /hc/en-us/articles/123-refunds");
    }
    return isReserved(key(path))
        ? Optional.of("must not be addresses that Gatehouse itself has")
        : Optional.empty();
  }

  /** Whether a path has nothing that a page's address cannot have once it is decoded. */
  static boolean isPlain(String path) {
    return !UNFIT.matcher(path).find() && !DOTS.matcher(path).find();
  }

  /** Whether Gatehouse itself answers at an address, whatever the site's content is. */
  public static boolean isReserved(String key) {
    return TAKEN.contains(key)
        || RESERVED.stream().anyMatch(own -> key.equals(own) || key.startsWith(own + "/"));
  }

  /** The text without escapes; empty if they are no UTF-8. */
  private static Optional<String> decoded(String path) {
    ByteBuffer bytes = ByteBuffer.allocate(path.length() * 3);
    int at = 0;
    while (at < path.length()) {
      int from = at;
      while (at < path.length() && path.charAt(at) != '%') {
        at++;
      }
      bytes.put(path.substring(from, at).getBytes(StandardCharsets.UTF_8));
      if (at < path.length()) {
        if (at + 2 >= path.length()
            || !HexFormat.isHexDigit(path.charAt(at + 1))
            || !HexFormat.isHexDigit(path.charAt(at + 2))) {
          return Optional.empty();
        }
        bytes.put((byte) HexFormat.fromHexDigits(path, at + 1, at + 3));
        at += 3;
      }
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}

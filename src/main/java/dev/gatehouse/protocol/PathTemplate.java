package dev.gatehouse.protocol;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path on a tenant's host at which a protocol does something. Its last segment may be in braces
 * and then stands for any one, as in JAX-RS: <code>/login/{token}</code>.
 */
public record PathTemplate(String text) {
  private static final Pattern DOUBLED = Pattern.compile("/{2,}");

  /** Servers differ in whether they decode it, and behind it is the same credential. */
  private static final Pattern ENCODED_SLASH = Pattern.compile("%2F", Pattern.CASE_INSENSITIVE);

  /** A path with single slashes and none at its end. */
  public static String plain(String path) {
    String single = path.contains("//") ? DOUBLED.matcher(path).replaceAll("/") : path;
    return single.length() > 1 && single.endsWith("/")
        ? single.substring(0, single.length() - 1)
        : single;
  }

  /** The name in the braces. */
  public Optional<String> parameter() {
    return text.endsWith("}")
        ? Optional.of(text.substring(text.lastIndexOf('{') + 1, text.length() - 1))
        : Optional.empty();
  }

  /** What a path that matches has in place of the braces. */
  Optional<String> value(String path) {
    String before = text.substring(0, text.lastIndexOf('/') + 1);
    String plain = plain(ENCODED_SLASH.matcher(path).replaceAll("/"));
    String last = plain.startsWith(before) ? plain.substring(before.length()) : "";
    return last.isEmpty() || last.contains("/") ? Optional.empty() : Optional.of(last);
  }

  /** Whether a path leads here. */
  public boolean matches(String path) {
    return parameter().isPresent() ? value(path).isPresent() : plain(path).equals(plain(text));
  }
}

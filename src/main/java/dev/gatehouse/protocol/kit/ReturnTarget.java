package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Incoming;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a reader may be sent after signing in: a path of the same tenant, nothing else. Browsers
 * read backslashes as slashes, skip control characters and resolve dot segments, so whatever could
 * become the start of a host, once or after decoding again, is refused as a whole.
 */
public final class ReturnTarget {
  /** In characters; columns that keep a page have as many. */
  private static final int LONGEST = 4096;

  private static final int DECODINGS = 3;

  /** Slash, then no second slash; path segments without dots alone; query and fragment are free. */
  private static final Pattern PATH =
      Pattern.compile("/(?:[^/\\\\?#]++/)*+[^/\\\\?#]*+(?:[?#].*+)?", Pattern.DOTALL);

  private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(?=[/?#;]|$)");

  private ReturnTarget() {}

  /** What a parameter names, without credentials, if it is a path of this tenant. */
  public static Optional<String> in(Incoming request, String parameter) {
    return request.pageIn(parameter).flatMap(ReturnTarget::of);
  }

  /** The target if it is a path of this tenant. */
  public static Optional<String> of(String target) {
    if (target == null || target.length() > LONGEST) {
      return Optional.empty();
    }
    if (isPlain(target)) {
      return Optional.of(target);
    }
    if (!isPath(target)) {
      return Optional.empty();
    }
    String decoded = path(target);
    for (int i = 0; i < DECODINGS; i++) {
      decoded = decode(decoded);
      if (decoded == null || !isPath(decoded)) {
        return Optional.empty();
      }
    }
    // A header holds visible ASCII only; anything else was not what a browser sent as a path.
    return target.chars().allMatch(c -> c > 0x20 && c < 0x7f)
        ? Optional.of(target)
        : Optional.empty();
  }

  /** A path of letters, digits, hyphens and single slashes, as most are: nothing can be in it. */
  private static boolean isPlain(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean slash = c == '/' && (i == 0 || target.charAt(i - 1) != '/');
      if (i == 0 && !slash || !letter && !slash && (c < '0' || c > '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return !target.isEmpty();
  }

  private static boolean isPath(String text) {
    return PATH.matcher(text).matches()
        && !DOT_SEGMENT.matcher(path(text)).find()
        && text.indexOf('\\') < 0
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static String path(String target) {
    int end = target.length();
    for (char mark : new char[] {'?', '#'}) {
      int at = target.indexOf(mark);
      end = at < 0 ? end : Math.min(end, at);
    }
    return target.substring(0, end);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

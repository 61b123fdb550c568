package dev.gatehouse.tenant.gate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The path of a request in every way in which a web server may read it. Servers differ in whether
 * they decode it again, drop what follows a semicolon, add {@code .html} and tell capitals from
 * small letters; dot segments and doubled slashes all of them resolve. A reader must be let in by
 * each reading, so that no way of writing a path leads around a rule.
 *
 * @param exact decoded paths without a slash at the end, {@code index.html} and {@code .html}
 * @param loose the same as a server reads them that ignores case, and spaces and dots at the end
 */
public record PathReadings(Set<String> exact, Set<String> loose) {
  /** In characters; also what a return target may have. */
  private static final int LONGEST = 4096;

  private static final int DECODINGS = 3;
  private static final Pattern PAGE = Pattern.compile("(?i)(?:/index)?\\.html?$");
  private static final Pattern TRAILING = Pattern.compile("[. ]+(?=/|$)");
  private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
  private static final char DELETE = '\u007f';

  /**
   * The readings of a path as in the request line, without query.
   *
   * @return empty if it is none, or if what it becomes after decoding is none: a backslash, a
   *     control character, an escape that is none, or more dots than there are segments
   */
  public static Optional<PathReadings> of(String path) {
    if (path.length() > LONGEST || !path.startsWith("/") || !path.chars().allMatch(c -> isUri(c))) {
      return Optional.empty();
    }
    if (isPlain(path)) {
      Set<String> only = Set.of(page(path));
      return Optional.of(new PathReadings(only, only));
    }
    Set<String> exact = new LinkedHashSet<>();
    String decoded = path;
    for (int i = 0; i < DECODINGS; i++) {
      String before = decoded;
      decoded = decode(before);
      if (decoded == null && i > 0) {
        // A name with a percent sign, which no server can decode again.
        return loosened(exact);
      }
      if (decoded == null || !add(exact, decoded)) {
        return Optional.empty();
      }
      if (decoded.equals(before) || decoded.indexOf('%') < 0) {
        return loosened(exact);
      }
    }
    return Optional.empty();
  }

  private static boolean isUri(int c) {
    return c > ' ' && c < DELETE && c != '\\' && c != '#' && c != '?';
  }

  /** Nothing but small letters, digits and hyphens between single slashes, as most paths are. */
  private static boolean isPlain(String path) {
    for (int i = 1; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean word = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
      // A dot inside a name: that of a file.
      boolean dot =
          c == '.' && Character.isLetterOrDigit(path.charAt(i - 1)) && isWord(path, i + 1);
      if (!word && !dot && (c != '/' || path.charAt(i - 1) == '/')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(String path, int at) {
    return at < path.length() && Character.isLetterOrDigit(path.charAt(at));
  }

  private static Optional<PathReadings> loosened(Set<String> exact) {
    Set<String> loose = new LinkedHashSet<>();
    exact.forEach(path -> loose.add(loose(path)));
    return Optional.of(new PathReadings(Set.copyOf(exact), Set.copyOf(loose)));
  }

  /** A decoded path as servers read it that ignore case, and what ends in spaces and dots. */
  static String loose(String path) {
    String trimmed = TRAILING.matcher(path).replaceAll("");
    String folded = Normalizer.normalize(trimmed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return page(folded.isEmpty() ? "/" : folded);
  }

  /** A path as pages are named: {@code /a/index.html}, {@code /a.html} and {@code /a/} are one. */
  static String page(String path) {
    String bare = path.indexOf('.') < 0 ? path : PAGE.matcher(path).replaceFirst("");
    String plain = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    return plain.isEmpty() ? "/" : plain;
  }

  /** Whether a path names the file of a page rather than the page. */
  static boolean isFile(String path) {
    return PAGE.matcher(path).find();
  }

  private static boolean add(Set<String> exact, String decoded) {
    if (decoded.chars().anyMatch(c -> c < ' ' || c == DELETE || c == '\\')) {
      return false;
    }
    String resolved = resolved(decoded);
    String bare =
        decoded.indexOf(';') < 0 ? resolved : resolved(PARAMETERS.matcher(decoded).replaceAll(""));
    if (resolved == null || bare == null) {
      return false;
    }
    exact.add(page(resolved));
    exact.add(page(bare));
    return true;
  }

  /** Without dot segments and doubled slashes; {@code null} if it leads above the root. */
  private static String resolved(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/")) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return null;
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return "/" + String.join("/", segments);
  }

  /** {@code null} where an escape is none, or what it stands for is no UTF-8. */
  private static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] from = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer to = ByteBuffer.allocate(from.length);
    for (int i = 0; i < from.length; i++) {
      if (from[i] != '%') {
        to.put(from[i]);
        continue;
      }
      int high = i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(from[i + 2], 16);
      if (low < 0) {
        return null;
      }
      to.put((byte) (high * 16 + low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(to.flip()).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}

package dev.gatehouse.tenant.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The path of a rule, which covers the page there and all below it; one that ends in {@code .html}
 * covers that page alone. A star stands for any characters within a segment, and two stars for any
 * number of segments. Matching takes time in proportion to the path: what a star stands for is
 * never tried twice.
 */
final class PathPattern {
  /** What a rule's path may be, as it is typed: decoded. */
  private static final Pattern FORM =
      Pattern.compile("/(?:[^/\\\\%?#;\\p{Cntrl}]++/)*+[^/\\\\%?#;\\p{Cntrl}]*+");

  private static final Pattern MISPLACED =
      Pattern.compile("/\\.{1,2}(?:/|$)|[^/]\\*\\*|\\*\\*[^/]");
  private static final String ANY = "**";

  private final List<String> exact;
  private final List<String> loose;
  private final boolean alone;

  PathPattern(String path) {
    exact = segments(PathReadings.page(path));
    loose = segments(PathReadings.loose(path));
    alone = PathReadings.isFile(path);
  }

  /** Whether a rule may have this path. */
  static boolean isOne(String path) {
    return FORM.matcher(path).matches() && !MISPLACED.matcher(path).find();
  }

  /**
   * Whether it names pages by their ending. Readings do not have it, since web servers add it: a
   * pattern could not tell {@code /a.html} from {@code /a.pdf} or {@code /a/}.
   */
  boolean isOfManyPages() {
    return alone && !exact.isEmpty() && exact.get(exact.size() - 1).indexOf('*') >= 0;
  }

  /** Whether both cover the same pages, however their paths are written. */
  boolean isSame(PathPattern other) {
    return alone == other.alone && exact.equals(other.exact);
  }

  boolean matches(String reading) {
    return matches(exact, segments(reading));
  }

  boolean matchesLoosely(String reading) {
    return matches(loose, segments(reading));
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }

  /**
   * Between two stars the earliest match is the best one: what follows only gets more of the path.
   */
  private boolean matches(List<String> pattern, List<String> path) {
    int at = 0;
    int next = 0;
    int restart = -1;
    int restartAt = 0;
    while (next < pattern.size() || alone && at < path.size()) {
      if (next == pattern.size()) {
        // The page is further below than the pattern.
        if (restart < 0) {
          return false;
        }
        next = restart;
        at = ++restartAt;
      } else if (pattern.get(next).equals(ANY)) {
        restart = ++next;
        restartAt = at;
      } else if (at == path.size()) {
        return false;
      } else if (isMatch(pattern.get(next), path.get(at))) {
        next++;
        at++;
      } else if (restart >= 0) {
        next = restart;
        at = ++restartAt;
      } else {
        return false;
      }
    }
    return true;
  }

  private static boolean isMatch(String pattern, String segment) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(segment);
    }
    String last = pattern.substring(pattern.lastIndexOf('*') + 1);
    if (!segment.startsWith(pattern.substring(0, star))
        || !segment.endsWith(last)
        || segment.length() < star + last.length()) {
      return false;
    }
    int at = star;
    int end = segment.length() - last.length();
    for (String piece : pattern.substring(star, pattern.length() - last.length()).split("\\*")) {
      int found = segment.indexOf(piece, at);
      if (found < 0 || found + piece.length() > end) {
        return false;
      }
      at = found + piece.length();
    }
    return true;
  }
}

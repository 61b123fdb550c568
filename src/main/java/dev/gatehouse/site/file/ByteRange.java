package dev.gatehouse.site.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a request asks for (RFC 9110 section 14.2).
 *
 * @param first its first byte
 * @param last its last byte; before the first if the file has no such part
 */
record ByteRange(long first, long last) {
  private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");
  private static final ByteRange NONE = new ByteRange(0, -1);

  static ByteRange whole(long size) {
    return new ByteRange(0, size - 1);
  }

  /**
   * The part of a file of this size; empty for what is no range, and for several ranges, which are
   * answered with the whole file, as a server may.
   */
  static Optional<ByteRange> of(String header, long size) {
    Matcher matcher = ONE.matcher(header == null ? "" : header);
    if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (matcher.group(1).isEmpty()) {
      long suffix = Long.parseLong(matcher.group(2));
      return Optional.of(suffix == 0 ? NONE : new ByteRange(Math.max(0, size - suffix), size - 1));
    }
    long first = Long.parseLong(matcher.group(1));
    long last = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
    if (last < first) {
      return matcher.group(2).isEmpty() ? Optional.of(NONE) : Optional.empty();
    }
    return Optional.of(first >= size ? NONE : new ByteRange(first, Math.min(last, size - 1)));
  }

  boolean isSatisfiable() {
    return length() > 0;
  }

  long length() {
    return last - first + 1;
  }

  /** The header {@code Content-Range}. */
  String text(long size) {
    return isSatisfiable() ? "bytes %d-%d/%d".formatted(first, last, size) : "bytes */" + size;
  }
}

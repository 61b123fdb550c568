package dev.gatehouse.adminapi.call;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cursor of a page. Callers must treat it as opaque, so that the order of a list can change.
 */
final class Cursor {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern FORM = Pattern.compile("after:([A-Za-z0-9_-]{1,900})");
  private static final int LONGEST = 1300;

  private Cursor() {}

  /** The cursor of the page that follows this id. */
  static String behind(Object id) {
    return ENCODER.encodeToString(("after:" + id).getBytes(StandardCharsets.US_ASCII));
  }

  /** The id that a cursor's page follows; empty if it is not a cursor of this API. */
  static Optional<String> read(String cursor) {
    if (cursor.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      return Optional.of(FORM.matcher(text)).filter(m -> m.matches()).map(m -> m.group(1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** As {@link #read}, for resources with numeric ids. */
  static Optional<Long> readNumber(String cursor) {
    return read(cursor).filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf);
  }
}

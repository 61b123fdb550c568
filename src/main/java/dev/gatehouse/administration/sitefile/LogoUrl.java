package dev.gatehouse.administration.sitefile;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A logo within a file: a {@code data:} URL (RFC 2397).
 *
 * @param picture checked by whoever sets it
 */
record LogoUrl(String mediaType, byte[] picture) {
  private static final Pattern FORM =
      Pattern.compile("data:(image/[a-z]+);base64,([A-Za-z0-9+/]++={0,2})");

  /** Empty for any other text. */
  static Optional<LogoUrl> read(String text) {
    Matcher matcher = FORM.matcher(text);
    // Groups of four characters, so that decoding cannot fail (RFC 4648 section 4).
    return matcher.matches() && matcher.group(2).length() % 4 == 0
        ? Optional.of(new LogoUrl(matcher.group(1), Base64.getDecoder().decode(matcher.group(2))))
        : Optional.empty();
  }

  String text() {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(picture);
  }
}

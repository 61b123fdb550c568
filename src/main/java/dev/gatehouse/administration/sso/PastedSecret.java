package dev.gatehouse.administration.sso;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret as somebody copied it from where a backend reads it: maybe with more around it, or as
 * another text of the same bytes.
 */
public record PastedSecret(String text) {
  /** A line of a {@code .env} file or a shell. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:export\\s+)?[A-Za-z_][A-Za-z0-9_.]*\\s*[=:]\\s*(\\S.*)");

  /** What tells the pasted text from the secret. */
  public enum Slip {
    /** White space at an end, such as the new line that {@code echo} writes. */
    SPACE,
    /** Quotation marks around it. */
    QUOTES,
    /** The name of a variable before it. */
    NAME,
    /** The pasted text is base64 of the secret. */
    BASE64,
    /** The secret is base64 of the pasted text. */
    DECODED;

    /** Its name in the admin API. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The secrets that were perhaps meant, the nearest first, each with what tells it apart. */
  Map<String, Optional<Slip>> readings() {
    Map<String, Optional<Slip>> readings = new LinkedHashMap<>();
    readings.put(text, Optional.empty());
    String stripped = text.strip();
    add(readings, stripped, Slip.SPACE);
    String unnamed = unnamed(stripped);
    add(readings, unquoted(stripped), Slip.QUOTES);
    add(readings, unnamed, Slip.NAME);
    add(readings, unquoted(unnamed), Slip.NAME);
    for (String one : readings.keySet().toArray(String[]::new)) {
      decoded(one).ifPresent(secret -> add(readings, secret, Slip.BASE64));
      decoded(one).ifPresent(secret -> add(readings, secret.strip(), Slip.BASE64));
      add(readings, encoded(one), Slip.DECODED);
    }
    return readings;
  }

  private static void add(Map<String, Optional<Slip>> readings, String secret, Slip slip) {
    if (!secret.isEmpty()) {
      readings.putIfAbsent(secret, Optional.of(slip));
    }
  }

  private static String unnamed(String line) {
    Matcher assignment = ASSIGNMENT.matcher(line);
    return assignment.matches() ? assignment.group(1).strip() : line;
  }

  private static String unquoted(String secret) {
    int last = secret.length() - 1;
    boolean quoted =
        last > 0
            && "\"'`".indexOf(secret.charAt(0)) >= 0
            && secret.charAt(0) == secret.charAt(last);
    return quoted ? secret.substring(1, last) : secret;
  }

  /** The text whose UTF-8 bytes the base64 stands for, in either alphabet; empty if none. */
  private static Optional<String> decoded(String secret) {
    try {
      String standard = secret.replace('-', '+').replace('_', '/');
      byte[] bytes = Base64.getDecoder().decode(standard);
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      // No base64, or of bytes that are no text: so of no secret.
      return Optional.empty();
    }
  }

  private static String encoded(String secret) {
    return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    // The secret must not reach a log by accident.
    return "PastedSecret";
  }
}

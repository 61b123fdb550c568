package dev.gatehouse.tenant.logo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An image format that is accepted for logos, recognized by the content and not by the name. SVG is
 * not one: it is a program that the browser runs.
 */
public enum LogoType {
  PNG("image/png", bytes -> begins(bytes, 0, "\u0089PNG\r\n\u001a\n")),
  JPEG("image/jpeg", bytes -> begins(bytes, 0, "\u00ff\u00d8\u00ff")),
  WEBP("image/webp", bytes -> begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBPVP8"));

  private final String mediaType;
  private final Predicate<byte[]> test;

  LogoType(String mediaType, Predicate<byte[]> test) {
    this.mediaType = mediaType;
    this.test = test;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The format of an image; empty if it is not an accepted one. */
  public static Optional<LogoType> of(byte[] picture) {
    return Arrays.stream(values()).filter(type -> type.test.test(picture)).findFirst();
  }

  public static List<String> mediaTypes() {
    return Arrays.stream(values()).map(LogoType::mediaType).toList();
  }

  private static boolean begins(byte[] bytes, int at, String sign) {
    byte[] expected = sign.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= at + expected.length
        && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
  }
}

package dev.gatehouse.library.file;

import dev.gatehouse.library.file.picture.Copies.Format;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be stored, told by the content and not by the name. SVG and HTML are not among it: they
 * are programs that a browser runs.
 */
public enum FileType {
  PNG("image/png", "png", Format.PNG, 0, "\u0089PNG\r\n\u001a\n"),
  JPEG("image/jpeg", "jpg", Format.JPEG, 0, "\u00ff\u00d8\u00ff"),
  GIF("image/gif", "gif", Format.GIF, 0, "GIF8"),
  WEBP("image/webp", "webp", Format.WEBP, 8, "WEBPVP8"),
  PDF("application/pdf", "pdf", null, 0, "%PDF-"),
  ZIP("application/zip", "zip", null, 0, "PK\u0003\u0004"),
  /** Text in UTF-8 that is not markup; it has no sign of its own. */
  TEXT("text/plain;charset=UTF-8", "txt", null, 0, null);

  /** How many bytes at a file's beginning tell its type. */
  static final int SIGN_LENGTH = 16;

  /** Files of offices are ZIP files; only their names tell which. */
  private static final Map<String, String> OFFICE =
      Map.of(
          "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "odt", "application/vnd.oasis.opendocument.text",
          "ods", "application/vnd.oasis.opendocument.spreadsheet",
          "odp", "application/vnd.oasis.opendocument.presentation");

  private final String mediaType;
  private final String ending;
  private final Format picture;
  private final int at;
  private final String sign;

  FileType(String mediaType, String ending, Format picture, int at, String sign) {
    this.mediaType = mediaType;
    this.ending = ending;
    this.picture = picture;
    this.at = at;
    this.sign = sign;
  }

  /**
   * The type of a file; {@link #TEXT} if it may be text, which all of it has to prove.
   *
   * @param head the first {@link #SIGN_LENGTH} bytes
   */
  static FileType of(byte[] head) {
    return Arrays.stream(values())
        .filter(type -> type.sign != null && type.isSignOf(head))
        .findFirst()
        .orElse(TEXT);
  }

  private boolean isSignOf(byte[] head) {
    byte[] expected = sign.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= at + expected.length
        && Arrays.equals(head, at, at + expected.length, expected, 0, expected.length);
  }

  public String mediaType(String name) {
    return this == ZIP ? OFFICE.getOrDefault(StoredName.ending(name), mediaType) : mediaType;
  }

  public boolean isPicture() {
    return picture != null;
  }

  Optional<Format> picture() {
    return Optional.ofNullable(picture);
  }

  /** The ending for a file of this type, which is the name's own where that fits. */
  String ending(String named) {
    return switch (this) {
      case ZIP -> OFFICE.containsKey(named) ? named : ending;
      case TEXT -> named.matches("csv|json|ya?ml|log|md|ini|conf|toml|sql") ? named : ending;
      case JPEG -> named.equals("jpeg") ? named : ending;
      default -> ending;
    };
  }

  /** In words, such as "PNG". */
  public String label() {
    return this == TEXT ? "text" : this == WEBP ? "WebP" : name();
  }

  /** The member of the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

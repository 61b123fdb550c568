package dev.gatehouse.protocol.header;

import java.util.Arrays;

/** The header {@code If-None-Match} (RFC 9110 section 13.1.2). */
public final class EntityTags {
  private EntityTags() {}

  /**
   * Whether a header names an entity tag. A proxy that compresses an answer marks its tag as weak
   * (RFC 9110 section 8.8.3).
   *
   * @param header with tags that are separated by commas, or {@code null}
   */
  public static boolean name(String header, String tag) {
    return header != null
        && Arrays.stream(header.split(","))
            .map(known -> known.strip().replaceFirst("^W/", ""))
            .anyMatch(tag::equals);
  }
}

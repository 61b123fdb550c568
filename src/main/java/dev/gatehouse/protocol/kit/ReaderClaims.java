package dev.gatehouse.protocol.kit;

import dev.gatehouse.reader.EmailAddress;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.token.claims.Claims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Claims that say who a reader is, as several vendors write them. One of another type than
 * expected, or longer, counts as absent.
 */
public final class ReaderClaims {
  /** Longest e-mail address in characters (RFC 5321 section 4.5.3.1.3, less the brackets). */
  public static final int LONGEST_EMAIL = 254;

  public static final int LONGEST_NAME = 200;
  public static final int LONGEST_ID = 500;

  private static final String GROUP = "group:";

  private ReaderClaims() {}

  /**
   * A reader by {@code email}, {@code name} and {@code external_id}, each of which may be absent.
   */
  public static Identity identity(Claims claims, Map<String, Object> userData) {
    return new Identity(
        claims.text("external_id", LONGEST_ID).orElse(null),
        email(claims, "email").orElse(null),
        claims.text("name", LONGEST_NAME).orElse(null),
        null,
        null,
        null,
        null,
        groups(claims),
        userData);
  }

  public static Optional<String> email(Claims claims, String name) {
    return claims.text(name, LONGEST_EMAIL).map(EmailAddress::normalized);
  }

  /**
   * "An array of strings … remember the group: prefix": what comes without it, or is no string, is
   * no group, and takes none from the others.
   */
  private static Set<String> groups(Claims claims) {
    if (!(claims.asMap().get("permission_groups") instanceof List<?> entries)) {
      return Set.of();
    }
    return entries.stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(entry -> entry.startsWith(GROUP))
        .map(entry -> entry.substring(GROUP.length()))
        .collect(Collectors.toUnmodifiableSet());
  }
}

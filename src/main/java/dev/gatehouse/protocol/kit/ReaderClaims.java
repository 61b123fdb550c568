package dev.gatehouse.protocol.kit;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.text.PersonText;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Claims that say who a reader is, as several vendors write them, each of which may be absent. */
public final class ReaderClaims {
  private static final String EXTERNAL_ID = "external_id";
  private static final String EMAIL = "email";
  private static final String NAME = "name";
  private static final String GROUPS = "permission_groups";
  private static final String GROUP = "group:";

  private static final ClaimType<String> NAME_TEXT = ClaimType.text(PersonText.LONGEST_NAME);

  private static final Predicate<String> GROUP_ID =
      Pattern.compile(GROUP + "[A-Za-z0-9_-]{1,64}").asMatchPredicate();

  /** A text that may name a group; no other is looked up. */
  private static final Predicate<Object> NAMES_GROUP =
      entry -> entry instanceof String text && GROUP_ID.test(text);

  private ReaderClaims() {}

  /** The rules for an id and an e-mail address, which count from the order's second place on. */
  public static ClaimRules identify(ClaimRules rules) {
    return rules.identify(EXTERNAL_ID, ClaimType.ID).identify(EMAIL, ClaimType.EMAIL);
  }

  /** The rules for the other claims, which refuse nobody. */
  public static ClaimRules take(ClaimRules rules) {
    return rules.take(NAME, NAME_TEXT).take(GROUPS, ClaimType.ARRAY, ReaderClaims::withoutPrefix);
  }

  /** A reader by {@code email}, {@code name} and {@code external_id}. */
  public static Identity identity(Claims claims, Map<String, Object> userData) {
    return new Identity(
        id(claims).orElse(null),
        email(claims, EMAIL).orElse(null),
        claims.find(NAME, NAME_TEXT).orElse(null),
        null,
        null,
        null,
        null,
        groups(claims),
        userData);
  }

  public static Optional<String> id(Claims claims) {
    return claims.find(EXTERNAL_ID, ClaimType.ID);
  }

  public static Optional<String> email(Claims claims, String name) {
    return claims.find(name, ClaimType.EMAIL);
  }

  /**
   * "An array of strings … remember the group: prefix": what comes without it, or is no string, is
   * no group, and takes none from the others.
   */
  private static Set<String> groups(Claims claims) {
    return claims.find(GROUPS, ClaimType.ARRAY).stream()
        .flatMap(List::stream)
        .filter(NAMES_GROUP)
        .map(entry -> ((String) entry).substring(GROUP.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<String> withoutPrefix(List<Object> entries) {
    long count = entries.stream().filter(NAMES_GROUP.negate()).count();
    return Stream.of(count)
        .filter(some -> some > 0)
        .map(some -> "has entries (%d) that are not group: and an ID".formatted(some))
        .findFirst();
  }
}

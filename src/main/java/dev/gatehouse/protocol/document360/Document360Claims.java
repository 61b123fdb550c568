package dev.gatehouse.protocol.document360;

import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.text.EmailAddress;
import dev.gatehouse.text.PersonText;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The claims of the token for which a code is exchanged; named as in the vendor's payload. */
final class Document360Claims {
  /** Gatehouse signs and verifies by one clock; several nodes may differ a little. */
  static final int CLOCK_SKEW = 30;

  private static final String USERNAME = "username";
  private static final String FIRST_NAME = "firstName";
  private static final String LAST_NAME = "lastName";
  private static final String EMAIL = "emailId";
  private static final String GROUPS = "readerGroupIds";

  static final ClaimType<String> NAME = ClaimType.text(PersonText.LONGEST_NAME);

  /**
   * Taken as it is if it is no e-mail address, such as the name by which a company knows a user.
   */
  static final ClaimType<String> ADDRESS = ClaimType.text(PersonText.LONGEST_EMAIL);

  private static final int USUAL_MINUTES = 15;

  private Document360Claims() {}

  /** The claims about a code's user. */
  static Map<String, Object> of(AuthorizationCode code) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put(USERNAME, code.username());
    claims.put(FIRST_NAME, code.firstName());
    claims.put(LAST_NAME, code.lastName());
    claims.put(EMAIL, code.email());
    claims.put(GROUPS, code.groups());
    claims.values().removeIf(Objects::isNull);
    return claims;
  }

  /** The vendor's "JSON Payload", for which a backend gets a code: it signs no token itself. */
  static List<OfferedClaim> offered() {
    return List.of(
        OfferedClaim.required(USERNAME, ClaimKind.TEXT, "Ann Example"),
        OfferedClaim.required(EMAIL, ClaimKind.TEXT, "ann@example.com"),
        OfferedClaim.optional(FIRST_NAME, ClaimKind.TEXT),
        OfferedClaim.optional(LAST_NAME, ClaimKind.TEXT),
        OfferedClaim.optional(GROUPS, ClaimKind.GROUP_IDS),
        new OfferedClaim("tokenValidity", ClaimKind.NUMBER, true, USUAL_MINUTES, List.of()));
  }

  static ClaimRules rules(LiveConnection connection) {
    return ClaimRules.withLeeway(connection.settings().getClockSkewSeconds())
        .require("iss", ClaimType.EXACT)
        .require("jti", ClaimType.EXACT)
        .require("iat", ClaimType.DATE)
        .require("exp", ClaimType.DATE)
        .require(USERNAME, NAME)
        .require(EMAIL, ADDRESS)
        .notExpired()
        .notBefore()
        .notIssuedInFuture()
        .intendedFor(Set.of(connection.connection().getClientId()))
        .take(GROUPS, ClaimType.STRINGS);
  }

  /**
   * "username": "firstname + lastname" is the reader's name; the e-mail address identifies them.
   */
  static Identity identity(Claims claims) {
    return new Identity(
        null,
        claims.find(EMAIL, ADDRESS).map(EmailAddress::normalized).orElse(null),
        claims.find(USERNAME, NAME).orElse(null),
        null,
        null,
        null,
        null,
        Set.copyOf(claims.strings(GROUPS).orElse(List.of())),
        Map.of());
  }

  /** A note for inspections: tokens do not travel through the browser here. */
  static List<CheckResult> furtherChecks() {
    return List.of(
        CheckResult.passed(
            "code", "readers bring a code; this token is what Gatehouse exchanges it for"));
  }
}

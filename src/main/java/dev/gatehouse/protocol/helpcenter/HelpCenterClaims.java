package dev.gatehouse.protocol.helpcenter;

import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.ReaderClaims;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Role;
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

/** The vendor's table of claims, "Required claims" and "Optional", as data. */
final class HelpCenterClaims {
  /** "beyond the 30-second skew window", in seconds. */
  static final int CLOCK_SKEW = 30;

  /** Longest age of a token, in seconds up to a day, where it comes with every call. */
  static final Option<Long> TOKEN_TTL = Option.number("tokenTtlSeconds", 300, 1, 86_400);

  private static final ClaimType<String> NAME = ClaimType.text(PersonText.LONGEST_NAME);

  private static final ClaimType<Role> ROLE =
      ClaimType.text(PersonText.LONGEST_NAME).as("viewer, editor or admin", Role::named);

  private static final ClaimType<String> LANGUAGE =
      matching(35, "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}", "a language tag such as en or pt-BR");

  private static final ClaimType<String> PICTURE =
      matching(2000, "https://[^\\s]+", "an https address of at most 2000 characters");

  private static final ClaimType<Map<String, Object>> CUSTOM_FIELDS = ClaimType.object(4096);

  private HelpCenterClaims() {}

  private static ClaimType<String> matching(int longest, String pattern, String described) {
    Predicate<String> matches = Pattern.compile(pattern).asMatchPredicate();
    return ClaimType.text(longest).as(described, text -> Optional.of(text).filter(matches));
  }

  static ClaimRules rules(ConnectionSettings settings, Surface surface) {
    ClaimRules required =
        ClaimRules.withLeeway(settings.getClockSkewSeconds())
            .require("jti", ClaimType.EXACT)
            .require("iss", ClaimType.EXACT)
            .require("iat", ClaimType.DATE)
            .require("exp", ClaimType.DATE)
            .require("email", ClaimType.FILLED_TEXT)
            .require("name", NAME);
    ClaimRules timely =
        ReaderClaims.identify(required).notExpired().notBefore().notIssuedInFuture();
    // "Hard cap on now - iat applied by the widget surface, even if exp is more generous."
    return surface.isForPrograms()
        ? intended(timely.notOlderThan(TOKEN_TTL.of(settings)), settings)
        : intended(timely, settings).singleUse("jti");
  }

  private static ClaimRules intended(ClaimRules rules, ConnectionSettings settings) {
    String audience = settings.getAudience();
    boolean any = audience == null || audience.isEmpty();
    return optional(rules.issuedBy(settings.getIssuer()))
        .intendedFor(any ? null : Set.of(audience));
  }

  /** The table "Optional", which refuses nobody. */
  private static ClaimRules optional(ClaimRules rules) {
    return rules
        .take("role", ROLE)
        .take("lang", LANGUAGE)
        .take("avatar_url", PICTURE)
        .take("custom_fields", CUSTOM_FIELDS)
        .take("aud", ClaimType.AUDIENCE);
  }

  static List<OfferedClaim> offered(ConnectionSettings settings) {
    String issuer = settings.getIssuer();
    String audience = settings.getAudience();
    return List.of(
        OfferedClaim.required("jti", ClaimKind.FRESH_ID),
        OfferedClaim.required(
            "iss", ClaimKind.TEXT, issuer == null || issuer.isEmpty() ? "app.example.com" : issuer),
        OfferedClaim.required("iat", ClaimKind.ISSUED_AT),
        OfferedClaim.required("exp", ClaimKind.EXPIRY, TOKEN_TTL.of(settings)),
        OfferedClaim.required("email", ClaimKind.TEXT, "ann@example.com"),
        OfferedClaim.required("name", ClaimKind.TEXT, "Ann Example"),
        audience == null || audience.isEmpty()
            ? OfferedClaim.optional("aud", ClaimKind.TEXT)
            : OfferedClaim.required("aud", ClaimKind.TEXT, audience),
        OfferedClaim.optional("external_id", ClaimKind.TEXT),
        OfferedClaim.choice("role", "viewer", "editor", "admin"),
        OfferedClaim.optional("lang", ClaimKind.TEXT),
        OfferedClaim.optional("avatar_url", ClaimKind.TEXT),
        OfferedClaim.optional("custom_fields", ClaimKind.JSON));
  }

  /** Optional claims of another type than the table's are not taken. */
  static Identity identity(Claims claims, ConnectionSettings settings) {
    return new Identity(
        ReaderClaims.id(claims).orElse(null),
        ReaderClaims.email(claims, "email").orElse(null),
        claims.find("name", NAME).orElse(null),
        claims.find("role", ROLE).map(r -> r.cappedBy(settings.getRoleCeiling())).orElse(null),
        claims.find("lang", LANGUAGE).orElse(null),
        claims.find("avatar_url", PICTURE).orElse(null),
        claims.find("custom_fields", CUSTOM_FIELDS).orElse(null),
        Set.of(),
        Map.of());
  }
}

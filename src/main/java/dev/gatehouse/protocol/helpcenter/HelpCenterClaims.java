package dev.gatehouse.protocol.helpcenter;

import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.ReaderClaims;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The vendor's table of claims, "Required claims" and "Optional", as data. */
final class HelpCenterClaims {
  /** "beyond the 30-second skew window", in seconds. */
  static final int CLOCK_SKEW = 30;

  /** Longest age of a token, in seconds up to a day, where it comes with every call. */
  static final Option<Long> TOKEN_TTL = Option.number("tokenTtlSeconds", 300, 1, 86_400);

  private static final int LONGEST_URL = 2000;
  private static final int CUSTOM_FIELD_BYTES = 4096;

  private HelpCenterClaims() {}

  static ClaimRules rules(ConnectionSettings settings, Surface surface) {
    ClaimRules required =
        ClaimRules.withLeeway(settings.getClockSkewSeconds())
            .require("jti", ClaimType.EXACT)
            .require("iss", ClaimType.EXACT)
            .require("iat", ClaimType.DATE)
            .require("exp", ClaimType.DATE)
            .require("email", ClaimType.text(ReaderClaims.LONGEST_EMAIL))
            .require("name", ClaimType.text(ReaderClaims.LONGEST_NAME))
            .notExpired()
            .notIssuedInFuture();
    // "Hard cap on now - iat applied by the widget surface, even if exp is more generous."
    return surface.isForPrograms()
        ? intended(required.notOlderThan(TOKEN_TTL.of(settings)), settings)
        : intended(required, settings).singleUse("jti");
  }

  private static ClaimRules intended(ClaimRules rules, ConnectionSettings settings) {
    String audience = settings.getAudience();
    return rules
        .issuedBy(settings.getIssuer())
        .intendedFor(audience == null || audience.isEmpty() ? null : Set.of(audience));
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

  /** Optional claims of another type than the table's count as absent. */
  static Identity identity(Claims claims, ConnectionSettings settings) {
    Role role =
        claims
            .text("role", ReaderClaims.LONGEST_NAME)
            .map(name -> Role.named(name).orElse(Role.VIEWER).cappedBy(settings.getRoleCeiling()))
            .orElse(null);
    return new Identity(
        claims.text("external_id", ReaderClaims.LONGEST_ID).orElse(null),
        ReaderClaims.email(claims, "email").orElse(null),
        claims.text("name", ReaderClaims.LONGEST_NAME).orElse(null),
        role,
        claims.text("lang", 35).filter(HelpCenterClaims::isLanguage).orElse(null),
        claims.text("avatar_url", LONGEST_URL).filter(HelpCenterClaims::isHttps).orElse(null),
        claims.object("custom_fields", CUSTOM_FIELD_BYTES).orElse(null),
        Set.of(),
        Map.of());
  }

  private static boolean isLanguage(String tag) {
    return tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");
  }

  private static boolean isHttps(String url) {
    return url.matches("https://[^\\s]+");
  }
}

package dev.gatehouse.protocol.oidc;

import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.text.PersonText;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.claims.Compared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The claims of an ID token (Core sections 2 and 3.1.3.7) and of its reader (section 5.1). */
final class OidcClaims {
  static final String NONCE = "nonce";
  static final String EMAIL = "email";
  static final String EMAIL_VERIFIED = "email_verified";

  /** "sub … MUST NOT exceed 255 ASCII characters in length". */
  private static final ClaimType<String> SUBJECT = ClaimType.ID;

  private static final ClaimType<String> NAME = ClaimType.text(PersonText.LONGEST_NAME);

  /** "BCP47 language tag … some implementations have used an underscore". */
  private static final ClaimType<String> LOCALE =
      ClaimType.text(35)
          .as(
              "a language tag such as en or pt-BR",
              text ->
                  Optional.of(text.replace('_', '-'))
                      .filter(matching("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")));

  private static final ClaimType<String> PICTURE =
      ClaimType.text(2000)
          .as(
              "an https address of at most 2000 characters",
              text -> Optional.of(text).filter(matching("https://[^\\s]+")));

  private OidcClaims() {}

  private static Predicate<String> matching(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }

  static ClaimRules rules(ConnectionSettings settings) {
    ClaimRules standard =
        ClaimRules.withLeeway(settings.getClockSkewSeconds())
            .require("iss", ClaimType.EXACT)
            .require("sub", ClaimType.FILLED)
            .require("aud", ClaimType.AUDIENCE)
            .require("exp", ClaimType.DATE)
            .require("iat", ClaimType.DATE)
            .require(NONCE, ClaimType.EXACT)
            .identify("sub", SUBJECT)
            .notExpired()
            .notBefore()
            .notIssuedInFuture()
            .issuedBy(OidcOptions.issuer(settings))
            .intendedFor(Set.of(OidcOptions.clientId(settings)))
            .and(new AuthorizedParty(OidcOptions.clientId(settings)));
    return OidcOptions.preset(settings)
        .demand(settings)
        .map(demand -> standard.and(new DemandedClaim(demand.getKey(), demand.getValue())))
        .orElse(standard)
        .take(EMAIL, ClaimType.EMAIL)
        .take("name", NAME)
        .take("locale", LOCALE)
        .take("picture", PICTURE)
        .take(OidcOptions.GROUPS_CLAIM.of(settings), ClaimType.STRINGS)
        .singleUse(NONCE);
  }

  /**
   * "If the ID Token contains multiple audiences, the Client SHOULD verify that an azp Claim is
   * present. If an azp Claim is present, the Client SHOULD verify that its client_id is the Claim
   * Value" (Core section 3.1.3.7, 2014).
   */
  private record AuthorizedParty(String clientId) implements ClaimCheck {
    @Override
    public String name() {
      return "azp";
    }

    @Override
    public String rule() {
      return "azp, required if there are several audiences, is the client ID";
    }

    @Override
    public void check(Claims claims, Instant now) throws Rejected {
      boolean several = claims.audience().filter(all -> all.size() > 1).isPresent();
      Optional<String> party = claims.exact("azp");
      if (party.isEmpty() ? several || claims.has("azp") : !party.get().equals(clientId)) {
        throw new Rejected(
                Rejection.JWT_AUDIENCE_MISMATCH,
                "azp",
                party.isEmpty()
                    ? "aud names several, and azp does not say for whom"
                    : "azp is another client")
            .comparing(Compared.names(claims, "azp", Set.of(clientId)));
      }
    }

    @Override
    public Optional<Fix> fix(Claims claims, Instant now) {
      return Fix.to("azp", clientId);
    }
  }

  /** What one provider's tokens have to say beyond the standard, such as the organization. */
  private record DemandedClaim(String claim, String value) implements ClaimCheck {
    @Override
    public String name() {
      return claim;
    }

    @Override
    public String rule() {
      return claim + " is the one that the connection demands";
    }

    @Override
    public void check(Claims claims, Instant now) throws Rejected {
      if (claims
          .exact(claim)
          .filter(found -> found.toLowerCase(Locale.ROOT).equals(value))
          .isEmpty()) {
        throw new Rejected(
                Rejection.JWT_AUDIENCE_MISMATCH,
                claim,
                claims.has(claim) ? claim + " is another one" : claim + " is absent")
            .comparing(Compared.names(claims, claim, Set.of(value)));
      }
    }

    @Override
    public Optional<Fix> fix(Claims claims, Instant now) {
      return Fix.to(claim, value);
    }
  }

  static List<OfferedClaim> offered(ConnectionSettings settings) {
    List<OfferedClaim> all =
        new ArrayList<>(
            List.of(
                OfferedClaim.required("iss", ClaimKind.TEXT, OidcOptions.issuer(settings)),
                OfferedClaim.required("sub", ClaimKind.TEXT, "248289761001"),
                OfferedClaim.required("aud", ClaimKind.TEXT, OidcOptions.CLIENT_ID.of(settings)),
                OfferedClaim.required("exp", ClaimKind.EXPIRY, 300),
                OfferedClaim.required("iat", ClaimKind.ISSUED_AT),
                OfferedClaim.required(NONCE, ClaimKind.FRESH_ID)));
    OidcOptions.preset(settings)
        .demand(settings)
        .ifPresent(
            demand ->
                all.add(OfferedClaim.required(demand.getKey(), ClaimKind.TEXT, demand.getValue())));
    all.addAll(
        List.of(
            OfferedClaim.optional("azp", ClaimKind.TEXT),
            OfferedClaim.optional(EMAIL, ClaimKind.TEXT),
            OfferedClaim.optional(EMAIL_VERIFIED, ClaimKind.FLAG),
            OfferedClaim.optional("name", ClaimKind.TEXT),
            OfferedClaim.optional("locale", ClaimKind.TEXT),
            OfferedClaim.optional("picture", ClaimKind.TEXT),
            OfferedClaim.optional(OidcOptions.GROUPS_CLAIM.of(settings), ClaimKind.GROUP_IDS)));
    return all;
  }

  /** "sub and iss … together, are the only Claims that an RP can rely upon" (Core section 5.7). */
  static Identity identity(Claims claims, ConnectionSettings settings) {
    return new Identity(
        claims.find("sub", SUBJECT).orElse(null),
        isEmailTaken(claims, settings) ? claims.find(EMAIL, ClaimType.EMAIL).orElse(null) : null,
        claims.find("name", NAME).orElse(null),
        null,
        claims.find("locale", LOCALE).orElse(null),
        claims.find("picture", PICTURE).orElse(null),
        null,
        Set.copyOf(
            claims
                .find(OidcOptions.GROUPS_CLAIM.of(settings), ClaimType.STRINGS)
                .orElse(List.of())),
        Map.of());
  }

  private static boolean isEmailTaken(Claims claims, ConnectionSettings settings) {
    return OidcOptions.TRUST_EMAIL.of(settings) || claims.flag(EMAIL_VERIFIED).orElse(false);
  }

  /** What an operator should know of claims that refuse nobody. */
  static List<String> remarks(Claims claims, ConnectionSettings settings) {
    List<String> all = new ArrayList<>();
    if (claims.has(EMAIL) && !isEmailTaken(claims, settings)) {
      all.add(
          "The email address was not taken: the provider does not say that it is verified"
              + " (email_verified), and the connection does not trust it.");
    }
    String groups = OidcOptions.GROUPS_CLAIM.of(settings);
    boolean elsewhere =
        claims.asMap().get("_claim_names") instanceof Map<?, ?> names && names.containsKey(groups);
    if (elsewhere) {
      all.add(
          "The reader is in more groups than the provider puts into a token, so none were taken"
              + " (group overage): let the provider send only the groups that are assigned to the"
              + " application.");
    }
    return all;
  }

  /** The same for an inspection. */
  static List<CheckResult> furtherChecks(Claims claims, ConnectionSettings settings) {
    return remarks(claims, settings).stream()
        .map(
            remark ->
                new CheckResult(
                    "reader's claims",
                    false,
                    remark,
                    "Nothing refuses the token for it; change it at the provider.",
                    null))
        .toList();
  }
}

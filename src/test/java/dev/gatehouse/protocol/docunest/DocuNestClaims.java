package dev.gatehouse.protocol.docunest;

import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.kit.ReaderClaims;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.claims.TimeClaim;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The vendor's table of claims, as data. */
final class DocuNestClaims {
  static final int CLOCK_SKEW = 30;

  /** "exp at most ten minutes ahead", in seconds. */
  static final int LONGEST_LIFETIME = 600;

  /** "issuedAt in milliseconds". */
  static final TimeClaim ISSUED_AT = TimeClaim.milliseconds("issuedAt");

  /** The claim that holds the reader's groups: each company calls it as it likes. */
  static final Option<String> TEAMS_CLAIM = Option.text("teamsClaim", "teams", 60);

  /** The company's workspace, which its app has to know of a reader who comes to sign in. */
  static final Option<String> WORKSPACE = Option.requiredText("workspace", 60);

  private DocuNestClaims() {}

  static ClaimRules rules(ConnectionSettings settings) {
    return ClaimRules.withLeeway(settings.getClockSkewSeconds())
        .require("sub", ClaimType.FILLED)
        .require("mail", ClaimType.FILLED)
        .require("exp", ClaimType.DATE)
        .require("nonce", ClaimType.EXACT)
        .require(ISSUED_AT.name(), ISSUED_AT.type())
        .identify("sub", ClaimType.ID)
        .identify("mail", ClaimType.EMAIL)
        .notExpired()
        .notBefore()
        .notLastingLongerThan(LONGEST_LIFETIME)
        .notIssuedInFuture(ISSUED_AT)
        .and(new PlainSubject())
        .take(TEAMS_CLAIM.of(settings), ClaimType.STRINGS)
        .singleUse("nonce");
  }

  /** "sub: no slashes". */
  private record PlainSubject() implements ClaimCheck {
    @Override
    public String name() {
      return "plain sub";
    }

    @Override
    public String rule() {
      return "sub has no slash";
    }

    @Override
    public void check(Claims claims, Instant now) throws Rejected {
      if (claims.exact("sub").filter(sub -> sub.contains("/")).isPresent()) {
        throw new Rejected(Rejection.JWT_MISSING_REQUIRED_CLAIM, "sub", "sub has a slash");
      }
    }
  }

  static List<OfferedClaim> offered(ConnectionSettings settings) {
    return List.of(
        OfferedClaim.required("sub", ClaimKind.TEXT, "ann"),
        OfferedClaim.required("mail", ClaimKind.TEXT, "ann@example.com"),
        OfferedClaim.required("exp", ClaimKind.EXPIRY, 300),
        OfferedClaim.required("nonce", ClaimKind.FRESH_ID),
        OfferedClaim.required(ISSUED_AT.name(), ClaimKind.ISSUED_AT_MILLISECONDS),
        OfferedClaim.optional(TEAMS_CLAIM.of(settings), ClaimKind.GROUP_IDS));
  }

  static Identity identity(Claims claims, ConnectionSettings settings) {
    return new Identity(
        claims.find("sub", ClaimType.ID).orElse(null),
        ReaderClaims.email(claims, "mail").orElse(null),
        null,
        null,
        null,
        null,
        null,
        Set.copyOf(claims.strings(TEAMS_CLAIM.of(settings)).orElse(List.of())),
        Map.of());
  }
}

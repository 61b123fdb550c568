package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.Claims;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OidcClaimsTest {
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

  private final ConnectionSettings settings = new ConnectionSettings();
  private final Map<String, Object> claims = new HashMap<>();

  @BeforeEach
  void good() {
    settings.setClockSkewSeconds(30);
    settings.setIssuer("https://id.example.com");
    settings.getOptions().put("providerClientId", "gatehouse");
    claims.put("iss", "https://id.example.com");
    claims.put("sub", "248289761001");
    claims.put("aud", "gatehouse");
    claims.put("exp", BigDecimal.valueOf(NOW.getEpochSecond() + 300));
    claims.put("iat", BigDecimal.valueOf(NOW.getEpochSecond()));
    claims.put("nonce", "n-0S6_WzA2Mj");
  }

  /** Empty if every check passes. */
  private Optional<Rejected> refusal() {
    for (ClaimCheck check : OidcClaims.rules(settings).checks()) {
      try {
        check.check(new Claims(claims), NOW);
      } catch (Rejected e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  private void refuses(String claim, Object value, Rejection reason) {
    Object before = claims.put(claim, value);
    assertThat(refusal()).as("%s %s", claim, value).map(Rejected::reason).contains(reason);
    claims.put(claim, before);
  }

  private Identity identity() {
    return OidcClaims.identity(new Claims(claims), settings);
  }

  private List<String> remarks() {
    return OidcClaims.remarks(new Claims(claims), settings);
  }

  @Test
  void takesAGoodToken() {
    assertThat(refusal()).isEmpty();
    assertThat(OidcClaims.rules(settings).singleUseClaim()).contains("nonce");
  }

  @Test
  void requiresWhatTheStandardRequires() {
    for (String claim : List.of("iss", "sub", "aud", "exp", "iat", "nonce")) {
      refuses(claim, null, Rejection.JWT_MISSING_REQUIRED_CLAIM);
    }
    refuses("iss", "https://id.example.com/", Rejection.JWT_ISSUER_MISMATCH);
    refuses("aud", "other", Rejection.JWT_AUDIENCE_MISMATCH);
    refuses("aud", List.of("other", "another"), Rejection.JWT_AUDIENCE_MISMATCH);
    long now = NOW.getEpochSecond();
    refuses("exp", BigDecimal.valueOf(now - 31), Rejection.JWT_EXPIRED);
    refuses("iat", BigDecimal.valueOf(now + 31), Rejection.JWT_IAT_IN_FUTURE);
  }

  @Test
  void severalAudiencesNeedAnAuthorizedParty() {
    claims.put("aud", List.of("gatehouse", "other"));
    refuses("azp", null, Rejection.JWT_AUDIENCE_MISMATCH);
    refuses("azp", "other", Rejection.JWT_AUDIENCE_MISMATCH);
    refuses("azp", List.of("gatehouse"), Rejection.JWT_AUDIENCE_MISMATCH);
    claims.put("azp", "gatehouse");
    assertThat(refusal()).isEmpty();
    claims.put("aud", "gatehouse");
    refuses("azp", "other", Rejection.JWT_AUDIENCE_MISMATCH);
    claims.put("aud", List.of("gatehouse"));
    claims.remove("azp");
    assertThat(refusal()).isEmpty();
  }

  @Test
  void organizationHasToBeTheConnections() {
    settings.getOptions().put("provider", "google");
    settings.getOptions().put("hostedDomain", "example.com");
    refuses("hd", null, Rejection.JWT_AUDIENCE_MISMATCH);
    refuses("hd", "other.example", Rejection.JWT_AUDIENCE_MISMATCH);
    claims.put("hd", "Example.com");
    assertThat(refusal()).isEmpty();
  }

  @Test
  void emailCountsIfItIsVerifiedOrTrusted() {
    claims.put("email", "Ann@Example.com");
    assertThat(identity().email()).isNull();
    assertThat(remarks()).singleElement().asString().contains("email_verified");

    claims.put("email_verified", false);
    assertThat(identity().email()).isNull();

    settings.getOptions().put("trustEmail", true);
    assertThat(identity().email()).isEqualTo("ann@example.com");
    assertThat(remarks()).isEmpty();

    settings.getOptions().remove("trustEmail");
    claims.put("email_verified", true);
    assertThat(identity().email()).isEqualTo("ann@example.com");
  }

  @Test
  void readsWhoTheReaderIs() {
    claims.put("name", "Ann Example");
    claims.put("locale", "pt_BR");
    claims.put("picture", "https://id.example.com/ann.png");
    claims.put("groups", List.of("staff", "editors"));

    Identity ann = identity();

    assertThat(ann.externalId()).isEqualTo("248289761001");
    assertThat(ann.name()).isEqualTo("Ann Example");
    assertThat(ann.lang()).isEqualTo("pt-BR");
    assertThat(ann.avatarUrl()).isEqualTo("https://id.example.com/ann.png");
    assertThat(ann.groups()).containsExactlyInAnyOrder("staff", "editors");

    claims.put("picture", "http://id.example.com/ann.png");
    claims.put("groups", "staff");
    assertThat(identity().avatarUrl()).isNull();
    assertThat(identity().groups()).isEmpty();
  }

  @Test
  void groupsComeFromTheClaimOfTheConnection() {
    settings.getOptions().put("groupsClaim", "roles");
    claims.put("groups", List.of("staff"));
    claims.put("roles", List.of("editors"));

    assertThat(identity().groups()).containsExactly("editors");
  }

  @Test
  void tellsOfGroupsThatDoNotFitIntoTheToken() {
    claims.put("_claim_names", Map.of("groups", "src1"));

    assertThat(remarks()).singleElement().asString().contains("group overage");
    assertThat(OidcClaims.furtherChecks(new Claims(claims), settings))
        .singleElement()
        .satisfies(check -> assertThat(check.isWarning()).isTrue());
  }
}

package dev.gatehouse.protocol.helpsite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpSiteClaimsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ClaimRules RULES =
      HelpSiteClaims.rules(HelpSiteClaims.CLOCK_SKEW, "yoursubdomain");

  @Test
  void acceptsTheVendorsSample() throws Rejected {
    verify(
        Map.of(
            "iat", BigDecimal.valueOf(1516239022L),
            "exp", BigDecimal.valueOf(9999999999L),
            "aud", List.of("yoursubdomain")));
  }

  @Test
  void acceptsAnAudienceThatIsOneStringOrOneOfSeveral() throws Rejected {
    verify(claims(Map.of("aud", "yoursubdomain")));
    verify(claims(Map.of("aud", List.of("another", "yoursubdomain"))));
  }

  /** Seconds from now, and what a token with them is refused for. */
  @ParameterizedTest
  @CsvSource({
    "-60, 0,",
    "-61, 0, expired",
    "300, 60,",
    "300, 61, iat",
    "-61, 61, expired",
    "300, -1000000000,"
  })
  void forgivesAMinute(long exp, long iat, String error) {
    assertThat(error(Map.of("exp", at(exp), "iat", at(iat)))).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({"exp, expired", "aud, aud", "iat, iat"})
  void refusesATokenWithoutARequiredClaim(String claim, String error) {
    Map<String, Object> claims = claims(Map.of());
    claims.remove(claim);

    assertThat(JwtError.of(refusal(claims)).text()).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({
    "exp, soon, expired",
    "exp, 9999999999, expired",
    "iat, now, iat",
    "aud, YourSubdomain, aud",
    "aud, https://yoursubdomain.helpsite.com, aud",
    "aud, yoursubdomain , ",
    "aud, '', aud"
  })
  void refusesTextsThatAreNotWhatTheyShouldBe(String claim, String text, String error) {
    assertThat(error(Map.of(claim, text))).isEqualTo(error);
  }

  @Test
  void refusesAudiencesOfAnotherType() {
    assertThat(error(Map.of("aud", BigDecimal.TEN))).isEqualTo("aud");
    assertThat(error(Map.of("aud", List.of()))).isEqualTo("aud");
    assertThat(error(Map.of("aud", List.of("yoursubdomain", BigDecimal.TEN)))).isEqualTo("aud");
    assertThat(error(Map.of("aud", Map.of("yoursubdomain", true)))).isEqualTo("aud");
  }

  @Test
  void tellsTheFirstFaultOfSeveral() {
    Map<String, Object> everything = Map.of("exp", at(-100), "aud", "another", "iat", at(100));
    Map<String, Object> audienceAndDate = Map.of("aud", "another", "iat", "now");

    assertThat(error(everything)).isEqualTo("expired");
    assertThat(error(audienceAndDate)).isEqualTo("aud");
  }

  @Test
  void whateverIsJustInvalidComesBeforeAllOthers() {
    assertThat(error(Map.of("exp", at(-100), "external_id", true))).isEqualTo("invalid");
    assertThat(error(Map.of("exp", at(-100), "email", "nobody"))).isEqualTo("invalid");
    assertThat(error(Map.of("aud", "another", "nbf", at(61)))).isEqualTo("invalid");
    assertThat(error(Map.of("nbf", at(60)))).isNull();
  }

  @Test
  void eventsNameTheMissingDate() {
    Map<String, Object> claims = claims(Map.of("exp", "soon"));

    assertThat(refusal(claims).reason().code()).isEqualTo("jwt_missing_required_claim");
    assertThat(refusal(claims).claim()).contains("exp");
  }

  private static String error(Map<String, Object> changes) {
    Rejected why = refusal(claims(changes));
    return why == null ? null : JwtError.of(why).text();
  }

  private static Rejected refusal(Map<String, Object> claims) {
    return catchThrowableOfType(Rejected.class, () -> verify(claims));
  }

  private static void verify(Map<String, Object> claims) throws Rejected {
    for (ClaimCheck check : RULES.checks()) {
      check.check(new Claims(claims), NOW);
    }
  }

  private static Map<String, Object> claims(Map<String, Object> changes) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iat", at(0));
    claims.put("exp", at(300));
    claims.put("aud", "yoursubdomain");
    claims.putAll(changes);
    return claims;
  }

  /** Numbers as tokens are read into. */
  private static BigDecimal at(long seconds) {
    return BigDecimal.valueOf(NOW.getEpochSecond() + seconds);
  }
}

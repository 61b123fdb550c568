package dev.gatehouse.protocol.helpdocs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.Claims;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "We will reject your JWT if". */
class HelpDocsClaimsTest {
  private static final long NOW = 1_800_000_000L;

  @Test
  void acceptsWhatTheVendorsTableAsksFor() {
    assertThat(reason(Map.of())).isEmpty();
  }

  @Test
  void rejectsExpInThePastWithoutLeeway() {
    assertThat(reason(Map.of("exp", number(NOW)))).isEmpty();
    assertThat(reason(Map.of("exp", new BigDecimal(NOW + "e0").subtract(new BigDecimal("0.001")))))
        .contains(Rejection.JWT_EXPIRED);
    assertThat(reason(Map.of("exp", number(NOW - 1)))).contains(Rejection.JWT_EXPIRED);
  }

  @Test
  void rejectsIatInTheFutureWithoutLeeway() {
    assertThat(reason(Map.of("iat", number(NOW)))).isEmpty();
    assertThat(reason(Map.of("iat", number(NOW + 1)))).contains(Rejection.JWT_IAT_IN_FUTURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp", "iat", "aud"})
  void namesTheClaimThatIsMissing(String claim) {
    Map<String, Object> absent = new HashMap<>();
    absent.put(claim, null);

    assertThat(reason(absent)).contains(Rejection.JWT_MISSING_REQUIRED_CLAIM);
    assertThat(reason(Map.of(claim, true))).contains(Rejection.JWT_MISSING_REQUIRED_CLAIM);
  }

  @Test
  void missingClaimsComeBeforeWrongOnes() {
    Map<String, Object> claims = new HashMap<>(Map.of("exp", number(NOW - 9)));
    claims.put("aud", null);

    assertThat(reason(claims)).contains(Rejection.JWT_MISSING_REQUIRED_CLAIM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.example.net",
        "acme.example.net",
        "acme",
        "https://help.acme.com",
        "help.acme.com",
        "https://docs.acme.org",
        "docs.acme.org"
      })
  void takesEveryWayToNameTheSite(String audience) {
    assertThat(reason(Map.of("aud", audience))).isEmpty();
    assertThat(reason(Map.of("aud", List.of("https://other.example", audience)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://acme.example.net/",
        "acme.example.net/",
        "http://acme.example.net",
        "ACME",
        "https://help.acme.com/",
        "https://Help.acme.com",
        "https://help",
        "example.net",
        "other",
        "https://acme",
        " acme"
      })
  void takesNoOther(String audience) {
    assertThat(reason(Map.of("aud", audience))).contains(Rejection.JWT_AUDIENCE_MISMATCH);
    assertThat(reason(Map.of("aud", List.of(audience)))).contains(Rejection.JWT_AUDIENCE_MISMATCH);
  }

  @Test
  void anAudienceForNobodyIsNotForUs() {
    assertThat(reason(Map.of("aud", List.of()))).contains(Rejection.JWT_AUDIENCE_MISMATCH);
    assertThat(reason(Map.of("aud", Arrays.asList("acme", null))))
        .contains(Rejection.JWT_MISSING_REQUIRED_CLAIM);
  }

  @Test
  void forgivesDifferentClocksWhereTheConnectionDoes() {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setClockSkewSeconds(60);

    assertThat(reason(settings, Map.of("exp", number(NOW - 60)))).isEmpty();
    assertThat(reason(settings, Map.of("exp", number(NOW - 61)))).contains(Rejection.JWT_EXPIRED);
  }

  @Test
  void takesGroupsByTheirPrefix() {
    Claims claims =
        new Claims(Map.of("permission_groups", List.of("group:a9fk3uc7293", "b1", 5, "group:c2")));

    assertThat(HelpDocsClaims.identity(claims).groups()).containsOnly("a9fk3uc7293", "c2");
    assertThat(HelpDocsClaims.identity(claims).isAnonymous()).isTrue();
  }

  private static BigDecimal number(long seconds) {
    return BigDecimal.valueOf(seconds);
  }

  private static Optional<Rejection> reason(Map<String, Object> changed) {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setClockSkewSeconds(HelpDocsClaims.CLOCK_SKEW);
    return reason(settings, changed);
  }

  private static Optional<Rejection> reason(
      ConnectionSettings settings, Map<String, Object> changed) {
    Map<String, Object> members = new HashMap<>();
    members.put("exp", number(NOW + 300));
    members.put("iat", number(NOW));
    members.put("aud", "acme");
    members.putAll(changed);
    for (ClaimCheck check : HelpDocsClaims.rules(settings, audiences()).checks()) {
      try {
        check.check(new Claims(members), Instant.ofEpochSecond(NOW));
      } catch (Rejected e) {
        return Optional.of(e.reason());
      }
    }
    return Optional.empty();
  }

  private static Set<String> audiences() {
    SiteSettings site = new SiteSettings();
    site.setSubdomain("acme");
    site.setCustomDomains(Set.of("help.acme.com", "docs.acme.org"));
    return HelpDocsClaims.audiences(site, "example.net");
  }
}

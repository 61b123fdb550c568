package dev.gatehouse.protocol.helpsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JwtErrorTest {

  @ParameterizedTest
  @CsvSource({
    "JWT_EXPIRED, expired",
    "JWT_AUDIENCE_MISMATCH, aud",
    "JWT_IAT_IN_FUTURE, iat",
    "JWT_INVALID_SIGNATURE, invalid",
    "SSO_NOT_CONFIGURED, invalid",
    "USER_BANNED, invalid",
    "JWT_INVALID_CLAIM, invalid",
    "JWT_NOT_YET_VALID, invalid",
    "IDENTITY_CONFLICT, invalid",
    "USER_NOT_REGISTERED, invalid",
    "NO_RULE_MATCHED, invalid",
    "COOKIES_BLOCKED, invalid",
    "LOGIN_URL_AT_SITE, invalid"
  })
  void tellsReasonsByTheVendorsValues(Rejection reason, String text) {
    assertThat(JwtError.of(new Rejected(reason, "why")).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"exp, expired", "iat, iat", "email, invalid"})
  void tellsAMissingDateByThatDate(String claim, String text) {
    Rejected why = new Rejected(Rejection.JWT_MISSING_REQUIRED_CLAIM, claim, "is absent");

    assertThat(JwtError.of(why).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(Rejection.class)
  void neverTellsThatATokenIsMissingThatWasRefused(Rejection reason) {
    assertThat(JwtError.of(new Rejected(reason, "why"))).isNotEqualTo(JwtError.MISSING);
  }

  @Test
  void hasTheVendorsFiveValues() {
    assertThat(Arrays.stream(JwtError.values()).map(JwtError::text))
        .containsExactly("missing", "invalid", "expired", "aud", "iat");
    assertThat(Arrays.stream(JwtError.values()).map(JwtError::sentence)).doesNotHaveDuplicates();
  }
}

package dev.gatehouse.token.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.Mint;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The clock in these tests is set to 1,700,000,000.5 seconds; the leeway is 30, the age limit 300.
 */
class TimeRulesTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000, 500_000_000);

  @ParameterizedTest
  @CsvSource({
    "1699999969.499999999, JWT_EXPIRED",
    "1699999969.5, JWT_EXPIRED",
    "1699999970, JWT_EXPIRED",
    "1699999970.499999999, JWT_EXPIRED",
    "1699999970.4999999999, JWT_EXPIRED",
    "1699999970.5,",
    "1699999970.500000001,",
    "1699999971,",
    "1699999971.5,",
    "1700000000.5,",
    "253402300799,",
    "0, JWT_EXPIRED",
    "253402300800, JWT_MISSING_REQUIRED_CLAIM",
    "-1, JWT_MISSING_REQUIRED_CLAIM",
    "'\"1800000000\"', JWT_MISSING_REQUIRED_CLAIM",
    "true, JWT_MISSING_REQUIRED_CLAIM",
    "1e999999999, JWT_MISSING_REQUIRED_CLAIM",
    "99999999999999999999, JWT_MISSING_REQUIRED_CLAIM",
    "null,"
  })
  void expHoldsUntilTheLeewayHasPassed(String exp, Rejection reason) throws MalformedJson {
    assertThat(outcome(new Expiration(30), "{\"exp\":" + exp + "}")).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "1700000600.5,",
    "1700000600.500000001, JWT_TOO_OLD",
    "1700000601, JWT_TOO_OLD",
    "253402300799, JWT_TOO_OLD",
    "1699999000,",
    "true, JWT_MISSING_REQUIRED_CLAIM",
    "null,"
  })
  void expLiesNoFurtherAheadThanATokenMayLast(String exp, Rejection reason) throws MalformedJson {
    assertThat(outcome(new LongestLifetime(600), "{\"exp\":" + exp + "}")).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "1700000031.5, JWT_IAT_IN_FUTURE",
    "1700000031, JWT_IAT_IN_FUTURE",
    "1700000030.500000001, JWT_IAT_IN_FUTURE",
    "1700000030.5000000001, JWT_IAT_IN_FUTURE",
    "1700000030.5,",
    "1700000030.499999999,",
    "1700000030,",
    "1700000029.5,",
    "0,",
    "1700000000000, JWT_MISSING_REQUIRED_CLAIM",
    "'\"1700000000\"', JWT_MISSING_REQUIRED_CLAIM",
    "false, JWT_MISSING_REQUIRED_CLAIM",
    "null,"
  })
  void iatMayBeAheadByTheLeeway(String iat, Rejection reason) throws MalformedJson {
    assertThat(outcome(new IssuedAt(30), "{\"iat\":" + iat + "}")).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "1699999699.5, JWT_TOO_OLD",
    "1699999700, JWT_TOO_OLD",
    "1699999700.499999999, JWT_TOO_OLD",
    "1699999700.5,",
    "1699999700.500000001,",
    "1699999701.5,",
    "1700000000,",
    "1700000099,",
    "-1, JWT_MISSING_REQUIRED_CLAIM",
    "'\"1700000000\"', JWT_MISSING_REQUIRED_CLAIM",
    "null, JWT_MISSING_REQUIRED_CLAIM"
  })
  void ageIsLimitedWithoutLeeway(String iat, Rejection reason) throws MalformedJson {
    assertThat(outcome(new MaximumAge(300), "{\"iat\":" + iat + "}")).isEqualTo(reason);
  }

  @Test
  void withoutTheClaimOnlyTheAgeIsUnknown() throws MalformedJson {
    assertThat(outcome(new Expiration(0), "{}")).isNull();
    assertThat(outcome(new IssuedAt(0), "{}")).isNull();
    assertThat(outcome(new MaximumAge(0), "{}")).isEqualTo(Rejection.JWT_MISSING_REQUIRED_CLAIM);
  }

  @ParameterizedTest
  @CsvSource({"1700000000.4, JWT_EXPIRED", "1700000000.5,", "1700000000.6,"})
  void leewayCanBeZero(String exp, Rejection reason) throws MalformedJson {
    assertThat(outcome(new Expiration(0), "{\"exp\":" + exp + "}")).isEqualTo(reason);
  }

  @Test
  void tellsTheDifferenceOfTheClocks() throws MalformedJson {
    assertThat(detail(new IssuedAt(30), "{\"iat\":1700000045}"))
        .isEqualTo("iat is 45 seconds ahead of this server's clock, 30 are allowed");
    assertThat(detail(new Expiration(30), "{\"exp\":1699999970.4}"))
        .isEqualTo("exp passed 31 seconds ago, 30 are allowed");
    assertThat(detail(new MaximumAge(300), "{\"iat\":1699999000}"))
        .isEqualTo("the token was issued 1001 seconds ago, 300 are allowed");
  }

  @Test
  void tellsFromWhenTheTokenIsSurelyRefused() throws MalformedJson {
    Claims claims = claims("{\"iat\":1700000000,\"exp\":1700000100.5}");

    assertThat(new Expiration(30).refusesFrom(claims)).contains(Instant.ofEpochSecond(1700000131));
    assertThat(new MaximumAge(180).refusesFrom(claims)).contains(Instant.ofEpochSecond(1700000181));
    assertThat(new IssuedAt(30).refusesFrom(claims)).isEmpty();
    assertThat(new Expiration(30).refusesFrom(claims("{}"))).isEmpty();
  }

  private static Rejection outcome(ClaimCheck check, String payload) throws MalformedJson {
    try {
      check.check(claims(payload), NOW);
      return null;
    } catch (Rejected e) {
      return e.reason();
    }
  }

  private static String detail(ClaimCheck check, String payload) throws MalformedJson {
    try {
      check.check(claims(payload), NOW);
      return null;
    } catch (Rejected e) {
      return e.detail();
    }
  }

  private static Claims claims(String payload) throws MalformedJson {
    return new Claims(StrictJson.parse(Mint.utf8(payload)));
  }
}

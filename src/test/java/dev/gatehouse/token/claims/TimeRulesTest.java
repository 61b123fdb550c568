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
    assertThat(outcome(new Expiration(TimeClaim.EXP, 30), "{\"exp\":" + exp + "}"))
        .isEqualTo(reason);
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
    assertThat(outcome(new LongestLifetime(TimeClaim.EXP, 600), "{\"exp\":" + exp + "}"))
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "1699999900, 1700000500,",
    "1699999900, 1700000500.5, JWT_TOO_OLD",
    "1600000000, 1600000600,",
    "null, 1700000600.5,",
    "null, 1700000601, JWT_TOO_OLD",
    "1699999400.5, null,",
    "1699999400, null, JWT_TOO_OLD",
    "null, null, JWT_MISSING_REQUIRED_CLAIM"
  })
  void lifetimeIsLimitedFromBeginningToEnd(String iat, String exp, Rejection reason)
      throws MalformedJson {
    String claims = "{\"iat\":%s,\"exp\":%s}".formatted(iat, exp);
    assertThat(outcome(new LifetimeLimit(600), claims)).isEqualTo(reason);
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
    assertThat(outcome(new IssuedAt(TimeClaim.IAT, 30), "{\"iat\":" + iat + "}")).isEqualTo(reason);
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
    assertThat(outcome(new MaximumAge(TimeClaim.IAT, 300), "{\"iat\":" + iat + "}"))
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "1700000030.5,",
    "1700000030.500000001, JWT_NOT_YET_VALID",
    "1700000031, JWT_NOT_YET_VALID",
    "1.8E9, JWT_NOT_YET_VALID",
    "1.7E9,",
    "0,",
    "null,",
    "'\"1700000000\"', JWT_INVALID_CLAIM",
    "'\"\"', JWT_INVALID_CLAIM",
    "true, JWT_INVALID_CLAIM",
    "-1, JWT_INVALID_CLAIM",
    "1e999, JWT_INVALID_CLAIM",
    "253402300800, JWT_INVALID_CLAIM",
    "[], JWT_INVALID_CLAIM"
  })
  void nbfMayBeAheadByTheLeeway(String nbf, Rejection reason) throws MalformedJson {
    assertThat(outcome(new NotBefore(30), "{\"nbf\":" + nbf + "}")).isEqualTo(reason);
  }

  @Test
  void withoutTheClaimOnlyTheAgeIsUnknown() throws MalformedJson {
    assertThat(outcome(new Expiration(TimeClaim.EXP, 0), "{}")).isNull();
    assertThat(outcome(new IssuedAt(TimeClaim.IAT, 0), "{}")).isNull();
    assertThat(outcome(new MaximumAge(TimeClaim.IAT, 0), "{}"))
        .isEqualTo(Rejection.JWT_MISSING_REQUIRED_CLAIM);
  }

  @ParameterizedTest
  @CsvSource({"1700000000.4, JWT_EXPIRED", "1700000000.5,", "1700000000.6,"})
  void leewayCanBeZero(String exp, Rejection reason) throws MalformedJson {
    assertThat(outcome(new Expiration(TimeClaim.EXP, 0), "{\"exp\":" + exp + "}"))
        .isEqualTo(reason);
  }

  @Test
  void tellsTheDifferenceOfTheClocks() throws MalformedJson {
    assertThat(detail(new IssuedAt(TimeClaim.IAT, 30), "{\"iat\":1700000045}"))
        .isEqualTo("iat is 45 seconds ahead of this server's clock, 30 are allowed");
    assertThat(detail(new Expiration(TimeClaim.EXP, 30), "{\"exp\":1699999970.4}"))
        .isEqualTo("exp passed 31 seconds ago, 30 are allowed");
    assertThat(detail(new MaximumAge(TimeClaim.IAT, 300), "{\"iat\":1699999000}"))
        .isEqualTo("the token was issued 1001 seconds ago, 300 are allowed");
  }

  @Test
  void tellsFromWhenTheTokenIsSurelyRefused() throws MalformedJson {
    Claims claims = claims("{\"iat\":1700000000,\"exp\":1700000100.5}");

    assertThat(new Expiration(TimeClaim.EXP, 30).refusesFrom(claims))
        .contains(Instant.ofEpochSecond(1700000131));
    assertThat(new MaximumAge(TimeClaim.IAT, 180).refusesFrom(claims))
        .contains(Instant.ofEpochSecond(1700000181));
    assertThat(new IssuedAt(TimeClaim.IAT, 30).refusesFrom(claims)).isEmpty();
    assertThat(new Expiration(TimeClaim.EXP, 30).refusesFrom(claims("{}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1700000031500, JWT_IAT_IN_FUTURE",
    "1700000030500,",
    "1700000000.5, JWT_TOO_OLD",
    "1699999700500,",
    "1699999700499, JWT_TOO_OLD",
    "253402300800000, JWT_MISSING_REQUIRED_CLAIM",
    "-1, JWT_MISSING_REQUIRED_CLAIM",
    "'\"1700000000000\"', JWT_MISSING_REQUIRED_CLAIM",
    "null, JWT_MISSING_REQUIRED_CLAIM"
  })
  void aVendorMayHaveTheTimeInAnotherClaimInMilliseconds(String issued, Rejection reason)
      throws MalformedJson {
    TimeClaim claim = TimeClaim.milliseconds("issuedAt");
    String payload = "{\"issuedAt\":" + issued + "}";
    Rejection ahead = outcome(new IssuedAt(claim, 30), payload);

    assertThat(ahead == null ? outcome(new MaximumAge(claim, 300), payload) : ahead)
        .isEqualTo(reason);
  }

  @Test
  void tellsThatOtherClaimByItsName() throws MalformedJson {
    TimeClaim issued = TimeClaim.milliseconds("issuedAt");
    TimeClaim until = TimeClaim.milliseconds("until");

    assertThat(detail(new IssuedAt(issued, 30), "{\"issuedAt\":1700000045500}"))
        .isEqualTo("issuedAt is 45 seconds ahead of this server's clock, 30 are allowed");
    assertThat(detail(new Expiration(until, 30), "{\"until\":1699999969400}"))
        .isEqualTo("until passed 32 seconds ago, 30 are allowed");
    assertThat(detail(new LongestLifetime(until, 600), "{\"until\":1700000700500}"))
        .isEqualTo("until is 700 seconds ahead of this server's clock, 600 are allowed");
    assertThat(new IssuedAt(issued, 30).name()).isEqualTo("issuedAt");
    assertThat(new Expiration(until, 30).refusesFrom(claims("{\"until\":1700000100500}")))
        .contains(Instant.ofEpochSecond(1700000131));
  }

  @Test
  void theClocksDifferByTheClaimThatTheRulesAreAbout() throws MalformedJson {
    Claims claims = claims("{\"iat\":7,\"issuedAt\":1700000045500}");
    TimeClaim issued = TimeClaim.milliseconds("issuedAt");
    ClaimRules none = ClaimRules.withLeeway(0);

    assertThat(none.notIssuedInFuture(issued).issuedAt(claims).orElseThrow().seconds())
        .isEqualByComparingTo("1700000045.5");
    assertThat(none.notOlderThan(300, issued).issuedAt(claims).orElseThrow().seconds())
        .isEqualByComparingTo("1700000045.5");
    assertThat(none.issuedAt(claims).orElseThrow().seconds()).isEqualByComparingTo("7");
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

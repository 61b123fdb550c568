package dev.gatehouse.token.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a claim that is refused: what came, what is accepted and the likely mistake. */
class ComparedTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private static Discrepancy of(ClaimRules rules, String json) throws Exception {
    Claims claims =
        new Claims(
            StrictJson.parse(
                ("{" + json.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8)));
    for (ClaimCheck check : rules.checks()) {
      Rejected refused = catchThrowableOfType(Rejected.class, () -> check.check(claims, NOW));
      if (refused != null) {
        return refused.at(check.name(), java.util.OptionalLong.empty()).discrepancy().orElseThrow();
      }
    }
    throw new AssertionError("nothing is refused");
  }

  private static final ClaimRules NAMES =
      ClaimRules.withLeeway(30)
          .issuedBy("https://app.example.com")
          .intendedFor(Set.of("helpcenter.contoso.example", "contoso"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'https://helpcenter.contoso.example/'|URL_FOR_NAME",
        "'http://helpcenter.contoso.example/sso/jwt'|URL_FOR_NAME",
        "'https://contoso.example.net'|URL_FOR_NAME",
        "'helpcenter.contoso.example/'|TRAILING_SLASH",
        "'HelpCenter.contoso.example'|WRONG_CASE",
        "' contoso'|WHITE_SPACE",
        "'contoso\\n'|WHITE_SPACE",
        "['fabrikam','Contoso']|WRONG_CASE",
        "'fabrikam'|",
        "12|"
      })
  void recognizesAudiences(String json, Cause cause) throws Exception {
    Discrepancy compared = of(NAMES, "'iss':'https://app.example.com','aud':" + json);

    assertThat(compared.cause()).isEqualTo(cause);
    assertThat(compared.came()).isEqualTo(json.replace('\'', '"').replace("\",\"", "\", \""));
    assertThat(compared.accepted()).isEqualTo("\"contoso\" or \"helpcenter.contoso.example\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'https://app.example.com/'|TRAILING_SLASH",
        "'http://app.example.com'|WRONG_SCHEME",
        "'app.example.com'|NAME_FOR_URL",
        "['https://app.example.com']|ARRAY",
        "'HTTPS://APP.example.com'|WRONG_CASE"
      })
  void recognizesIssuers(String json, Cause cause) throws Exception {
    Discrepancy compared = of(NAMES, "'aud':'contoso','iss':" + json);

    assertThat(compared.cause()).isEqualTo(cause);
    assertThat(compared.accepted()).isEqualTo("\"https://app.example.com\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1700000300000|MILLISECONDS",
        "'1700000300'|NUMBER_AS_TEXT",
        "'1700000300000'|NUMBER_AS_TEXT",
        "'2026-11-30T07:00:00Z'|DATE_AS_TEXT",
        "[1700000300]|ARRAY",
        "'soon'|",
        "-5|",
        "true|"
      })
  void recognizesTimesThatAreNone(String json, Cause cause) throws Exception {
    ClaimRules rules = ClaimRules.withLeeway(30).require("exp", ClaimType.DATE);

    Discrepancy compared = of(rules, "'exp':" + json);

    assertThat(compared.cause()).isEqualTo(cause);
    assertThat(compared.came()).isEqualTo(json.replace('\'', '"'));
    assertThat(compared.accepted()).contains("seconds from 1970");
    assertThat(of(rules, "").came()).isEqualTo("absent");
  }

  @Test
  void recognizesMillisecondsWhereATimeMayBeLeftOut() throws Exception {
    assertThat(of(ClaimRules.withLeeway(0).notBefore(), "'nbf':1700000000000").cause())
        .isEqualTo(Cause.MILLISECONDS);
    assertThat(of(ClaimRules.withLeeway(0).notExpired(), "'exp':1700000000000").cause())
        .isEqualTo(Cause.MILLISECONDS);
    assertThat(of(ClaimRules.withLeeway(0).notOlderThan(60), "'iat':1700000000000").cause())
        .isEqualTo(Cause.MILLISECONDS);
    assertThat(
            of(
                    ClaimRules.withLeeway(0).notExpired(TimeClaim.milliseconds("until")),
                    "'until':1700000300")
                .cause())
        .isEqualTo(Cause.SECONDS);
  }

  @Test
  void tellsTimesWithTheirDistanceAndThisServersTime() throws Exception {
    Discrepancy expired = of(ClaimRules.withLeeway(30).notExpired(), "'exp':1699999688");
    assertThat(expired.came())
        .isEqualTo("2023-11-14T22:08:08Z, 312 seconds before this server's time");
    assertThat(expired.accepted())
        .isEqualTo("from 2023-11-14T22:12:50Z on; this server's time is 2023-11-14T22:13:20Z");
    Discrepancy early = of(ClaimRules.withLeeway(30).notIssuedInFuture(), "'iat':1700000060");
    assertThat(early.came()).isEqualTo("2023-11-14T22:14:20Z, 60 seconds after this server's time");
    assertThat(early.accepted())
        .isEqualTo("up to 2023-11-14T22:13:50Z; this server's time is 2023-11-14T22:13:20Z");
    assertThat(of(ClaimRules.withLeeway(30).notBefore(), "'nbf':1700000060").accepted())
        .isEqualTo(early.accepted());
    assertThat(of(ClaimRules.withLeeway(0).notOlderThan(180), "'iat':1699999000").accepted())
        .startsWith("from 2023-11-14T22:10:20Z on");
    assertThat(of(ClaimRules.withLeeway(0).notLastingLongerThan(60), "'exp':1700000100").accepted())
        .startsWith("up to 2023-11-14T22:14:20Z");
    Discrepancy lasting =
        of(
            ClaimRules.withLeeway(0).and(new LifetimeLimit(600)),
            "'iat':1700000000,'exp':1700003600");
    assertThat(lasting.came()).isEqualTo("3600 seconds");
    assertThat(lasting.accepted()).isEqualTo("at most 600 seconds");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'ann@contoso.example'|a text of 19 characters|",
        "['ann@contoso.example']|an array of 1 value|ARRAY",
        "''|an empty text|",
        "7|a number|",
        "true|true or false, without quotation marks|",
        "{}|an object|"
      })
  void tellsOnlyTheTypeOfWhatIsAboutAPerson(String json, String came, Cause cause)
      throws Exception {
    ClaimRules rules = ClaimRules.withLeeway(0).identify("id", ClaimType.text(5));

    Discrepancy compared = of(rules, "'id':" + json);

    assertThat(compared.came()).isEqualTo(came);
    assertThat(compared.cause()).isEqualTo(cause);
  }
}

package dev.gatehouse.protocol.proprofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.gatehouse.protocol.Strangers;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.claims.NotTaken;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Manual Parameters", "Automatic Parameters" and "Things to Remember". */
class ProProfsClaimsTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final String KEY = new ProProfsProtocol().signingText("key goes here");
  private static final long CALLED = 44567;

  private static Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iat", NOW.getEpochSecond());
    claims.put("jti", "0123456789abcdef0123456789abcdef");
    claims.put("user_email", "Ann@Example.com");
    return claims;
  }

  private static Map<String, Object> with(String claim, Object value) {
    Map<String, Object> claims = claims();
    claims.put(claim, value);
    return claims;
  }

  private static VerifiedToken verified(Map<String, Object> claims) throws Rejected {
    String token = JWT.create().withPayload(claims).sign(Algorithm.HMAC256(KEY));
    VerificationKey key = VerificationKey.of(1, null, "HS256", KEY, Fingerprint.of(KEY), null);
    return new TokenVerifier()
        .verify(
            token,
            List.of(key),
            "HS256",
            ProProfsClaims.rules(30, Set.of(CALLED, 77898L), CALLED),
            NOW)
        .orThrow();
  }

  private static void isRefused(Map<String, Object> claims, Rejection reason) {
    assertThatThrownBy(() -> verified(claims))
        .isInstanceOfSatisfying(Rejected.class, why -> assertThat(why.reason()).isEqualTo(reason));
  }

  @Test
  void threeClaimsAreEnough() throws Rejected {
    Claims claims = verified(claims()).claims();

    assertThat(ProProfsClaims.identity(claims).email()).isEqualTo("ann@example.com");
    assertThat(ProProfsClaims.strangers(claims)).isEqualTo(Strangers.VISIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iat", "jti", "user_email"})
  void theyAreRequired(String claim) {
    Map<String, Object> claims = claims();
    claims.remove(claim);
    isRefused(claims, Rejection.JWT_MISSING_REQUIRED_CLAIM);
    isRefused(with(claim, " "), Rejection.JWT_MISSING_REQUIRED_CLAIM);
    isRefused(
        with(claim, true),
        claim.equals("user_email")
            ? Rejection.JWT_INVALID_CLAIM
            : Rejection.JWT_MISSING_REQUIRED_CLAIM);
    isRefused(with(claim, null), Rejection.JWT_MISSING_REQUIRED_CLAIM);
  }

  @Test
  void idHasAtLeast32Characters() throws Rejected {
    isRefused(with("jti", "j".repeat(31)), Rejection.JWT_MISSING_REQUIRED_CLAIM);
    verified(with("jti", "j".repeat(32)));
    verified(with("jti", "j".repeat(4000)));
  }

  @ParameterizedTest
  @CsvSource({"-180, ", "-181, JWT_TOO_OLD", "30, ", "31, JWT_IAT_IN_FUTURE"})
  void isValidForThreeMinutes(long seconds, Rejection reason) throws Rejected {
    Map<String, Object> claims = with("iat", NOW.getEpochSecond() + seconds);
    if (reason == null) {
      verified(claims);
    } else {
      isRefused(claims, reason);
    }
  }

  @Test
  void expirationHoldsIfThereIsOne() throws Rejected {
    verified(with("exp", NOW.getEpochSecond() - 30));
    isRefused(with("exp", NOW.getEpochSecond() - 31), Rejection.JWT_EXPIRED);
    isRefused(with("exp", "tomorrow"), Rejection.JWT_MISSING_REQUIRED_CLAIM);
  }

  @Test
  void siteAccessIsATextThatNamesASiteOfTheConnection() throws Rejected {
    verified(with("site_access", "1,77898"));
    verified(with("site_access", ""));
    isRefused(with("site_access", "1,2"), Rejection.JWT_AUDIENCE_MISMATCH);
    for (Object unusable : List.of(77898, List.of("77898"))) {
      VerifiedToken token = verified(with("site_access", unusable));
      assertThat(SiteAccess.of(token.claims(), Set.of(CALLED, 77898L), CALLED).opened())
          .containsExactly(CALLED);
      assertThat(token.rules().notTaken(token.claims()))
          .extracting(NotTaken::claim)
          .containsExactly("site_access");
    }
  }

  @ParameterizedTest
  @CsvSource({"true, VISIT", "false, REFUSE"})
  void guestIsABooleanOrItsName(boolean guest, Strangers strangers) throws Rejected {
    assertThat(ProProfsClaims.strangers(verified(with("guest", guest)).claims()))
        .isEqualTo(strangers);
    assertThat(ProProfsClaims.strangers(verified(with("guest", "" + guest)).claims()))
        .isEqualTo(strangers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "False", "0"})
  void guestIsNothingElse(String guest) throws Rejected {
    for (Object unusable : List.of(guest, 0)) {
      VerifiedToken token = verified(with("guest", unusable));
      assertThat(ProProfsClaims.strangers(token.claims())).isEqualTo(Strangers.VISIT);
      assertThat(token.rules().notTaken(token.claims()))
          .containsExactly(new NotTaken("guest", "guest is not true or false"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-an-email", "a@x,b@x", "Ann <ann@example.com>", "a@b@c", "a\nb@c"})
  void emailIsOneAddress(String text) {
    isRefused(with("user_email", text), Rejection.JWT_INVALID_CLAIM);
  }

  @Test
  void firstRuleThatFailsIsTheReason() {
    Map<String, Object> claims = with("iat", NOW.getEpochSecond() - 181);
    claims.put("site_access", "1");
    isRefused(claims, Rejection.JWT_TOO_OLD);
    claims.put("exp", 1);
    isRefused(claims, Rejection.JWT_EXPIRED);
    claims.put("user_email", "nobody");
    isRefused(claims, Rejection.JWT_INVALID_CLAIM);
    claims.put("jti", "short");
    isRefused(claims, Rejection.JWT_MISSING_REQUIRED_CLAIM);
  }

  @Test
  void isRememberedForAsLongAsItCouldComeAgain() throws Rejected {
    VerifiedToken token = verified(claims());

    assertThat(token.rules().refusesFrom(token.claims()).orElseThrow())
        .isAfterOrEqualTo(NOW.plusSeconds(181));
    assertThat(token.singleUse().orElseThrow().keepUntil()).isAfter(NOW.plusSeconds(181));
  }
}

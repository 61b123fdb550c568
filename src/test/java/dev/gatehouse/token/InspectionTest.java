package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InspectionTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final ClaimRules RULES =
      ClaimRules.withLeeway(30)
          .require("email", ClaimType.text(254))
          .notExpired()
          .notIssuedInFuture()
          .intendedFor(Set.of("acme"));
  private static final String GOOD =
      "{\"email\":\"a@example.com\",\"exp\":1700000100,\"iat\":1700000004,\"aud\":\"acme\"}";

  @Test
  void showsEveryCheckOfAGoodToken() {
    Inspection inspection = inspect(Mint.token(GOOD));

    assertThat(inspection.accepted()).isTrue();
    assertThat(inspection.reason()).isEmpty();
    assertThat(inspection.checks())
        .extracting(CheckResult::check)
        .containsExactly(
            "configured",
            "form",
            "signature",
            "header",
            "payload",
            "required claim email",
            "exp",
            "iat",
            "aud");
    assertThat(inspection.checks())
        .allSatisfy(
            check -> {
              assertThat(check.passed()).isTrue();
              assertThat(check.detail()).isNotBlank();
              assertThat(check.remedy()).isNull();
            });
    assertThat(inspection.header()).containsEntry("alg", "HS256");
    assertThat(inspection.payload()).containsEntry("exp", new BigDecimal(1700000100));
    assertThat(inspection.clockDifferenceSeconds()).hasValue(4);
    assertThat(inspection.key()).map(VerificationKey::id).contains(7L);
    assertThat(inspection.claims()).isPresent();
  }

  @Test
  void showsEveryClaimThatFailsAndNamesTheFirst() {
    Inspection inspection = inspect(Mint.token("{\"exp\":1,\"iat\":1800000000,\"aud\":\"b\"}"));

    assertThat(inspection.accepted()).isFalse();
    assertThat(inspection.reason()).contains(Rejection.JWT_MISSING_REQUIRED_CLAIM);
    assertThat(inspection.checks())
        .extracting(CheckResult::reason)
        .containsExactly(
            null,
            null,
            null,
            null,
            null,
            Rejection.JWT_MISSING_REQUIRED_CLAIM,
            Rejection.JWT_EXPIRED,
            Rejection.JWT_IAT_IN_FUTURE,
            Rejection.JWT_AUDIENCE_MISMATCH);
    assertThat(inspection.checks().get(7))
        .isEqualTo(
            new CheckResult(
                "iat",
                false,
                "iat is 100000000 seconds ahead of this server's clock, 30 are allowed",
                Rejection.JWT_IAT_IN_FUTURE.remedy(),
                Rejection.JWT_IAT_IN_FUTURE,
                Discrepancy.of(
                    "2027-01-15T08:00:00Z, 100000000 seconds after this server's time",
                    "up to 2023-11-14T22:13:50Z; this server's time is 2023-11-14T22:13:20Z",
                    null)));
  }

  @Test
  void showsAWronglySignedTokenDecodedButEvaluatesNothing() {
    Inspection inspection =
        inspect(Mint.token(Mint.HEADER, GOOD, "another secret that nobody has configured"));

    assertThat(inspection.accepted()).isFalse();
    assertThat(inspection.reason()).contains(Rejection.JWT_INVALID_SIGNATURE);
    assertThat(inspection.payload()).containsEntry("email", "a@example.com");
    assertThat(inspection.header()).containsEntry("alg", "HS256");
    assertThat(inspection.claims()).isEmpty();
    assertThat(inspection.key()).isEmpty();
    assertThat(inspection.clockDifferenceSeconds()).isEmpty();
    assertThat(inspection.checks()).hasSize(9);
    assertThat(inspection.checks())
        .filteredOn(CheckResult::passed)
        .extracting(CheckResult::check)
        .containsExactly("configured", "form");
    assertThat(inspection.checks().subList(3, 9))
        .allSatisfy(
            check -> {
              assertThat(check.detail()).startsWith("not evaluated");
              assertThat(check.reason()).isNull();
            });
  }

  @Test
  void showsNothingOfWhatCannotBeDecoded() {
    Inspection malformed = inspect("not a token");
    assertThat(malformed.reason()).contains(Rejection.JWT_INVALID_SIGNATURE);
    assertThat(malformed.header()).isEmpty();
    assertThat(malformed.payload()).isEmpty();

    Inspection badPayload = inspect(Mint.token("{\"a\":1,\"a\":2}"));
    assertThat(badPayload.reason()).contains(Rejection.JWT_INVALID_SIGNATURE);
    assertThat(badPayload.header()).containsEntry("alg", "HS256");
    assertThat(badPayload.payload()).isEmpty();
    assertThat(inspect(null).accepted()).isFalse();
  }

  @Test
  void headerThatFailsNamesNoKeyThatItContradicts() {
    VerificationKey other =
        VerificationKey.of(
            8, "b", "HS256", "another secret that is long enough, yes", "fingerprint", null);
    Inspection inspection =
        new TokenVerifier()
            .inspect(
                Mint.token("{\"alg\":\"HS256\",\"kid\":\"b\"}", GOOD),
                List.of(Mint.key(7, "a"), other),
                "HS256",
                RULES,
                NOW);

    assertThat(inspection.checks().get(3).reason()).isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
    assertThat(inspection.key()).isEmpty();
  }

  @Test
  void saysThatNothingIsConfiguredButStillShowsTheToken() {
    Inspection inspection =
        new TokenVerifier().inspect(Mint.token(GOOD), List.of(), "HS256", RULES, NOW);

    assertThat(inspection.reason()).contains(Rejection.SSO_NOT_CONFIGURED);
    assertThat(inspection.payload()).containsKey("email");
    assertThat(inspection.checks()).filteredOn(CheckResult::passed).isEmpty();
  }

  @Test
  void takesFurtherChecksFromAProtocol() {
    Inspection good = inspect(Mint.token(GOOD));
    Rejected replayed = new Rejected(Rejection.JWT_REPLAYED, "used before");

    assertThat(good.and(CheckResult.passed("replay", "never used")).accepted()).isTrue();
    assertThat(good.and(CheckResult.failed("replay", replayed)).reason())
        .contains(Rejection.JWT_REPLAYED);
    assertThat(good.and(CheckResult.failed("replay", replayed)).accepted()).isFalse();
    assertThat(good.checks()).hasSize(9);
  }

  private static Inspection inspect(String token) {
    return new TokenVerifier().inspect(token, List.of(Mint.key(7, null)), "HS256", RULES, NOW);
  }
}

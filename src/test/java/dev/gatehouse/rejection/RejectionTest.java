package dev.gatehouse.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectionTest {

  @Test
  void keepsTheCodesThatBackendsAndEventsKnow() {
    assertThat(Arrays.stream(Rejection.values()).map(Rejection::code))
        .containsExactly(
            "sso_not_configured",
            "jwt_invalid_signature",
            "jwt_too_long",
            "jwt_missing_required_claim",
            "jwt_expired",
            "jwt_iat_in_future",
            "jwt_too_old",
            "jwt_issuer_mismatch",
            "jwt_audience_mismatch",
            "jwt_replayed",
            "user_banned",
            "jwt_key_mismatch",
            "jwt_invalid_claim",
            "jwt_wrong_kind",
            "jwt_ended",
            "session_expired",
            "session_replaced",
            "reauthentication_required",
            "jwt_not_yet_valid",
            "identity_conflict",
            "user_not_registered",
            "no_rule_matched",
            "credentials_wrong",
            "too_many_attempts",
            "too_many_logouts",
            "link_unusable",
            "cookies_blocked",
            "login_url_at_site",
            "hand_over_invalid",
            "oidc_provider_unavailable",
            "oidc_sign_in_refused",
            "oidc_state_mismatch",
            "oidc_nonce_mismatch",
            "oidc_code_rejected",
            "oidc_client_rejected",
            "oidc_userinfo_mismatch");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonSaysWhatHappenedAndWhatToDo(Rejection reason) {
    assertThat(reason.sentence()).endsWith(".").hasSizeGreaterThan(20);
    assertThat(reason.remedy()).endsWith(".").hasSizeGreaterThan(20);
    assertThat(reason.code()).isEqualToIgnoringCase(reason.name());
  }

  @Test
  void rejectedIsCheapAndCarriesReasonAndDetail() {
    Rejected rejected = new Rejected(Rejection.JWT_EXPIRED, "exp passed 31 seconds ago");

    assertThat(rejected.reason()).isEqualTo(Rejection.JWT_EXPIRED);
    assertThat(rejected.detail()).isEqualTo("exp passed 31 seconds ago");
    assertThat(rejected).hasMessage("jwt_expired: exp passed 31 seconds ago");
    assertThat(rejected.getStackTrace()).isEmpty();
  }
}

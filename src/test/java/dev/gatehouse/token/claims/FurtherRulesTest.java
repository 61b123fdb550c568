package dev.gatehouse.token.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a connection requires, of the token or of all that a sign-in learns. */
class FurtherRulesTest {
  private static final ClaimRules VENDOR = ClaimRules.withLeeway(30).require("email", ClaimType.ID);

  private static List<String> names(List<ClaimCheck> checks) {
    return checks.stream().map(ClaimCheck::name).toList();
  }

  @Test
  void judgesTheTokenThatHasAllClaims() {
    FurtherRules further = new FurtherRules(List.of("email", "department"), 60, false);

    assertThat(names(further.after(VENDOR).checks()))
        .containsExactly("required claim email", "required claim department", "largest lifetime");
    assertThat(further.afterwards()).isEmpty();
  }

  @Test
  void judgesClaimsAfterwardsWhereTheTokenIsNotAll() {
    FurtherRules further = new FurtherRules(List.of("email", "department"), 60, true);

    assertThat(names(further.after(VENDOR).checks()))
        .containsExactly("required claim email", "largest lifetime");
    assertThat(names(further.afterwards()))
        .containsExactly("required claim email", "required claim department");
  }
}

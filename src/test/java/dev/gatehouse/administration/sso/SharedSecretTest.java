package dev.gatehouse.administration.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedSecretTest {
  private static final TenantId HERE = new TenantId(1);
  private static final SharedSecret SHARED =
      new SharedSecret(
          HERE,
          List.of(
              new SigningKeys.Use(HERE, 7),
              new SigningKeys.Use(new TenantId(2), 8),
              new SigningKeys.Use(new TenantId(3), 9),
              new SigningKeys.Use(new TenantId(4), 10)));

  @Test
  void namesTheSitesThatTheReaderOfTheWarningMayKnow() {
    assertThat(SHARED.warning(site -> site.value() == 2).orElseThrow())
        .contains("that of connection 7 of this site, connection 8 of site 2, another site. Who")
        .doesNotContain("9", "10");
  }

  @Test
  void saysNothingWhereNobodyElseHasTheSecret() {
    assertThat(new SharedSecret(HERE, List.of()).warning(site -> true)).isEmpty();
  }
}

package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.TenantId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
  private static Caller caller(Role role) {
    return new Caller(
        new TenantId(1),
        2L,
        "Ann",
        "ann@example.com",
        "7",
        role,
        Set.of("a"),
        false,
        false,
        Map.of(),
        Set.of(),
        "de",
        3L,
        null);
  }

  @Test
  void roleStaysWithinTheCeilingOfTheConnection() {
    assertThat(caller(Role.ADMIN).cappedBy(Role.EDITOR)).isEqualTo(caller(Role.EDITOR));
    assertThat(caller(Role.ADMIN).cappedBy(Role.VIEWER).containerGroups())
        .containsExactlyInAnyOrder("viewer", "group:a");
    assertThat(caller(Role.VIEWER).cappedBy(Role.ADMIN)).isEqualTo(caller(Role.VIEWER));
  }
}

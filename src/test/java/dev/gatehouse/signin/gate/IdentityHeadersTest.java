package dev.gatehouse.signin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.session.Caller;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityHeadersTest {
  private static Caller caller(String name, String email, String id, Set<String> groups) {
    return new Caller(
        new TenantId(1),
        22L,
        name,
        email,
        id,
        Role.VIEWER,
        groups,
        false,
        false,
        Map.of(),
        Set.of(),
        "de",
        3L,
        null);
  }

  private static Map<String, String> headers(Caller caller) {
    return headers(Optional.of(caller));
  }

  private static Map<String, String> headers(Optional<Caller> caller) {
    return IdentityHeaders.on(Answer.empty(), caller).headers().stream()
        .filter(header -> header.name().startsWith("X-Gatehouse-"))
        .collect(java.util.stream.Collectors.toMap(Answer.Header::name, Answer.Header::value));
  }

  @Test
  void tellWhoTheReaderIs() {
    assertThat(headers(caller("Ann Lee", "ann@example.com", "7", Set.of("staff", "ops"))))
        .containsOnly(
            Map.entry("X-Gatehouse-Id", "22"),
            Map.entry("X-Gatehouse-User", "7"),
            Map.entry("X-Gatehouse-Email", "ann@example.com"),
            Map.entry("X-Gatehouse-Name", "Ann Lee"),
            Map.entry("X-Gatehouse-Language", "de"),
            Map.entry("X-Gatehouse-Groups", "ops,staff"));
  }

  @Test
  void valuesCannotEndAHeaderOrBeginAGroup() {
    assertThat(headers(caller("Ä\r\nX-Admin: 1", "a@b.example", "x\u0000%41", Set.of("a,b", "c"))))
        .containsEntry("X-Gatehouse-Name", "%C3%84%0D%0AX-Admin%3A 1")
        .containsEntry("X-Gatehouse-User", "x%00%2541")
        .containsEntry("X-Gatehouse-Groups", "a%2Cb,c");
  }

  @Test
  void whatIsUnknownIsEmpty() {
    assertThat(headers(Optional.empty()))
        .hasSize(6)
        .allSatisfy((name, value) -> assertThat(value).as(name).isEmpty());
    assertThat(headers(caller(null, "a@b.example", null, Set.of())))
        .containsEntry("X-Gatehouse-User", "a@b.example")
        .containsEntry("X-Gatehouse-Name", "")
        .containsEntry("X-Gatehouse-Groups", "");
  }

  @Test
  void whoIsSignedInHasAUser() {
    TenantId tenant = new TenantId(1);

    assertThat(headers(caller(null, null, null, Set.of())))
        .containsEntry("X-Gatehouse-User", "user-22");
    assertThat(headers(Caller.team(tenant, "Olga")))
        .containsEntry("X-Gatehouse-User", "operator")
        .containsEntry("X-Gatehouse-Id", "")
        .containsEntry("X-Gatehouse-Name", "Olga");
    assertThat(headers(Caller.guest(tenant))).containsEntry("X-Gatehouse-User", "guest");
  }
}

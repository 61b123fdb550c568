package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.ReportOnly;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an accepted sign-in tells of rules that only report. */
class ReportingRulesTest {
  private static final Instant NOW = Instant.now();

  private final PretendSite site = new PretendSite(ProtocolsOnClassPath.named("helpsite"), null);

  private SignInEvent signIn(Map<String, Object> rules, Instant until, boolean kept)
      throws Rejected {
    site.connection.report(new ReportOnly(rules, NOW.minusSeconds(60), until, "ann"));
    LiveConnection live = site.live();
    long now = NOW.getEpochSecond();
    Map<String, Object> claims =
        Map.of("iat", now, "exp", now + 300, "aud", "acme", "email", "ann@example.com");
    String token = PretendSite.sign(live, claims);
    Credential credential =
        kept ? Credential.kept(token, Surface.PAGE) : Credential.sent(token, Surface.PAGE);
    Incoming request = PretendCall.to("acme.example.com", "/docs").incoming();
    return live.admit(credential, live.verify(credential, request, NOW), request)
        .accepted(request.eventOrigin(Surface.PAGE), null, Set.of(), NOW);
  }

  private SignInEvent signIn(Map<String, Object> rules) throws Rejected {
    return signIn(rules, NOW.plusSeconds(60), false);
  }

  @Test
  void tellsTheFirstCheckThatWouldFail() throws Rejected {
    SignInEvent event =
        signIn(Map.of("requiredClaims", List.of("email", "team"), "maxLifetimeSeconds", 10L));

    assertThat(event.getReason()).isNull();
    assertThat(event.getWouldRefuse()).isEqualTo(Rejection.JWT_MISSING_REQUIRED_CLAIM.code());
    assertThat(event.getWouldRefuseCheck()).isEqualTo("required claim team");
    assertThat(event.getDetail()).contains("Report-only rules would have refused", "team");
    assertThat(event.getChecks().all()).noneMatch(check -> check.name().contains("team"));
  }

  @Test
  void judgesEachKindOfRule() throws Rejected {
    assertThat(signIn(Map.of("maxLifetimeSeconds", 299L)).getWouldRefuseCheck())
        .isEqualTo("largest lifetime");
    assertThat(signIn(Map.of("maxLifetimeSeconds", 300L)).getWouldRefuse()).isNull();
    assertThat(signIn(Map.of("algorithm", "HS512")).getWouldRefuseCheck()).isEqualTo("signature");
    assertThat(
            signIn(Map.of("mapping", Map.of("unmapped", Map.of("refuse", true)))).getWouldRefuse())
        .isEqualTo(Rejection.NO_RULE_MATCHED.code());
  }

  @Test
  void saysNothingOutsideItsTimeAndOfKeptTokens() throws Rejected {
    Map<String, Object> rules = Map.of("requiredClaims", List.of("team"));

    assertThat(signIn(rules, NOW, false).getWouldRefuse()).isNull();
    assertThat(signIn(rules, NOW.plusSeconds(60), true).getWouldRefuse()).isNull();
    assertThat(signIn(Map.of()).getWouldRefuse()).isNull();
  }

  @Test
  void rulesThatFailRefuseNobody() throws Rejected {
    assertThat(signIn(Map.of("mapping", Map.of("rules", "none"))).getReason()).isNull();
    assertThat(signIn(Map.of("someday", 1L)).getWouldRefuse()).isNull();
  }
}

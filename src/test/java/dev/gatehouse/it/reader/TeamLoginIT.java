package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.HelpCenter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators who sign in as readers at sites for which they have a grant. */
class TeamLoginIT extends GatehouseIT {
  private final HelpCenter site = HelpCenter.of("sso");
  private final Http browser = site.browser();

  private Operator team(String role) {
    return Operator.with(Map.of("grants", List.of(Map.of("site", site.subdomain, "role", role))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "admin", "editor", "member"})
  void everyRoleReadsItsSiteAndNoOther(String role) {
    Operator team = team(role);

    assertThat(HelpCenter.signIn(browser, team.email(), team.password()).status()).isEqualTo(303);
    assertThat(browser.get("/docs").body()).contains("Tess Team");

    Http elsewhere = HelpCenter.of("sso").browser();
    Answer refused = HelpCenter.signIn(elsewhere, team.email(), team.password());
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.body()).contains("password is incorrect");
  }

  @Test
  void sessionEndsAtOnceWithTheGrant() {
    Operator team = team("member");
    HelpCenter.signIn(browser, team.email(), team.password());
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    team.change(Map.of());

    assertThat(browser.get("/docs").status()).isNotEqualTo(200);
    assertThat(HelpCenter.signIn(browser, team.email(), team.password()).status()).isEqualTo(401);
  }

  @Test
  void sessionOutlivesAChangeThatLeavesTheRight() {
    Operator team = team("member");
    HelpCenter.signIn(browser, team.email(), team.password());

    team.change(Map.of("grants", List.of(Map.of("site", site.subdomain, "role", "editor"))));

    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void sessionEndsAtOnceWithTheOperator() {
    Operator team = team("owner");
    HelpCenter.signIn(browser, team.email(), team.password());

    assertThat(admin.delete(team.path()).status()).isEqualTo(204);

    assertThat(browser.get("/docs").status()).isNotEqualTo(200);
  }

  @Test
  void anotherPasswordEndsTheSession() {
    Operator team = team("owner");
    HelpCenter.signIn(browser, team.email(), team.password());

    Operator another = team.choosing("another password of mine");

    assertThat(browser.get("/docs").status()).isNotEqualTo(200);
    assertThat(HelpCenter.signIn(browser, team.email(), team.password()).status()).isEqualTo(401);
    assertThat(HelpCenter.signIn(browser, another.email(), another.password()).status())
        .isEqualTo(303);
  }

  @Test
  void madeUpTicketOpensNothing() {
    for (String ticket : List.of("", "x", "abcd1234:AAAA", "1 0 99999999999999")) {
      Answer answer = browser.form("/login", Map.of("ticket", ticket, "code", "123456"));
      assertThat(answer.status()).as(ticket).isEqualTo(401);
    }
    assertThat(browser.get("/docs").status()).isNotEqualTo(200);
  }
}

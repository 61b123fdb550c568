package dev.gatehouse.it.nodes;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.node.Node;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.CodeBackend;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One node's clock is a minute off, which its operators have not noticed yet. */
@Tag("nodes")
class NodeClockIT {
  private final Node right = Nodes.first();
  private final Node wrong = Nodes.second();

  @AfterEach
  void setRight() {
    wrong.setAhead(Duration.ZERO);
  }

  /** Beyond the clock skew of the connection, its tokens are not good at the node that is wrong. */
  @ParameterizedTest
  @ValueSource(ints = {60, -60})
  void signInsAndSessionsOfBothNodesHoldAtBoth(int seconds) {
    Company company =
        Company.with(Map.of(), Map.of("allowUnsolicited", true, "clockSkewSeconds", 90));
    wrong.setAhead(Duration.ofSeconds(seconds));

    for (Node begins : Nodes.both()) {
      Http browser = company.browser();
      String path = "/sso/jwt?jwt=" + company.token("ann");
      assertThat(begins.on(browser).get(path).status()).as("at %s", begins).isEqualTo(303);
      for (Node node : Nodes.both()) {
        assertThat(node.on(browser).get("/docs").status()).isEqualTo(200);
        assertThat(node.at(company.host()).get(path).status()).isEqualTo(403);
      }
    }
  }

  @Test
  void nodeThatIsBehindRefusesNewTokensAndSaysWhy() {
    Company company = Company.startingSignInsItself();
    wrong.setAhead(Duration.ofSeconds(-60));

    String path = "/sso/jwt?jwt=" + company.token("ann");

    assertThat(wrong.at(company.host()).get(path).status()).isEqualTo(403);
    // That node writes refusals after it has answered.
    eventually("the event is there", () -> hasEvent(company, "jwt_iat_in_future"));
    assertThat(right.at(company.host()).get(path).status()).isEqualTo(303);
  }

  @Test
  void tokenThatExpiredAtTheNodeThatIsAheadIsStillUsedUpAtTheOther() {
    Company company = Company.startingSignInsItself();
    Map<String, Object> claims = Company.claims("soon-over", "ann");
    claims.put("exp", (long) claims.get("iat") + 20);
    String path = "/sso/jwt?jwt=" + company.token(claims);
    assertThat(right.at(company.host()).get(path).status()).isEqualTo(303);
    wrong.setAhead(Duration.ofSeconds(60));

    assertThat(wrong.at(company.host()).get(path).status()).isEqualTo(403);
    assertThat(right.at(company.host()).get(path).status()).isEqualTo(403);
  }

  /** A code is good for a minute, by the clock that both share. */
  @ParameterizedTest
  @ValueSource(ints = {60, -60})
  void codeThatOneNodeIssuedSignsInAtTheOther(int seconds) {
    CodeBackend backend = CodeBackend.founded();
    wrong.setAhead(Duration.ofSeconds(seconds));

    for (Node issues : Nodes.both()) {
      Node redeems = issues == right ? wrong : right;
      Answer issued =
          issues
              .at(backend.company.host())
              .json(
                  "POST",
                  CodeBackend.GENERATE,
                  CodeBackend.text(CodeBackend.user("ann")),
                  backend.credentials());
      String code = issued.json().path("code").asText();
      Http browser = redeems.on(backend.company.browser());
      assertThat(browser.get("/jwt/authorize?code=" + code).status())
          .as("issued at %s", issues)
          .isEqualTo(303);
    }
  }

  /** Whichever clock says when it ended. */
  @ParameterizedTest
  @ValueSource(ints = {60, -60})
  void keyThatEndsAtOnceEndsAtBothNodes(int seconds) {
    Company company =
        Company.with(Map.of(), Map.of("allowUnsolicited", true, "clockSkewSeconds", 90));
    wrong.setAhead(Duration.ofSeconds(seconds));
    String old = company.secret();
    for (Node changes : Nodes.both()) {
      String keys = company.connection() + "/keys";
      String fresh = Company.created(changes.admin().post(keys, Map.of())).path("secret").asText();
      for (Node node : Nodes.both()) {
        eventually("the new key counts at " + node, () -> signIn(node, company, fresh) == 303);
        assertThat(signIn(node, company, old)).as("old key at %s", node).isEqualTo(403);
      }
      old = fresh;
    }
  }

  private static boolean hasEvent(Company company, String reason) {
    return company.events("reason=" + reason).size() == 1;
  }

  private static int signIn(Node node, Company company, String secret) {
    String token = Company.token(Company.claims(UUID.randomUUID().toString(), "ann"), secret);
    return node.at(company.host()).get("/sso/jwt?jwt=" + token).status();
  }
}

package dev.gatehouse.it.nodes;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.node.Node;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.site.Company;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An operator whose requests reach now one node, now another, works as on one. */
@Tag("nodes")
class ConsoleOnTwoNodesIT {
  private final Node a = Nodes.first();
  private final Node b = Nodes.second();
  private final Operator operator = Operator.with(Map.of("platformAdmin", true));

  private ConsoleClient signedIn() {
    ConsoleClient browser = ConsoleClient.nobody();
    Answer form = browser.through(b.port()).get(ConsoleClient.LOGIN);
    Answer answer =
        browser
            .through(a.port())
            .post(
                ConsoleClient.LOGIN,
                ConsoleClient.signInForm(form, operator.email(), operator.password()));
    assertThat(answer.location()).as("%s", answer).isEqualTo("/console/");
    return browser;
  }

  private static boolean isIn(ConsoleClient browser, Node node) {
    return browser.through(node.port()).get("/console/").status() == 200;
  }

  @Test
  void signInFormOfOneNodeIsTakenByTheOtherAndCountsOnBoth() {
    ConsoleClient browser = signedIn();

    assertThat(isIn(browser, b)).isTrue();
    assertThat(isIn(browser, a)).isTrue();
    assertThat(isIn(browser, b)).isTrue();
  }

  @Test
  void formThatWasOpenedOnOneNodeIsSavedOnTheOther() {
    Company company = Company.founded();
    String path = "/console/people/groups.xhtml?site=" + company.siteId;
    ConsoleClient browser = signedIn();
    Answer page = browser.through(a.port()).get(path);
    Map<String, String> fields = ConsoleClient.pressing("save", page);
    fields.put("name", "Made elsewhere");

    Answer answer = browser.through(b.port()).submit(path, page, fields);

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(company.admin.get(company.site() + "/groups").body()).contains("Made elsewhere");
    assertThat(browser.through(a.port()).get(answer.location()).body()).contains("Made elsewhere");
  }

  @Test
  void signOutCountsOnBothNodesAtOnce() {
    ConsoleClient browser = signedIn();
    Map<String, String> cookies = Map.copyOf(browser.cookies());
    Answer page = browser.through(a.port()).get("/console/");
    browser
        .through(b.port())
        .submit(
            "/console/overview.xhtml", page, Map.of("account", "account", "sign-out", "Sign out"));
    ConsoleClient thief = ConsoleClient.nobody();
    cookies.forEach(thief::withCookie);

    assertThat(isIn(thief, a)).isFalse();
    assertThat(isIn(thief, b)).isFalse();
  }

  @Test
  void disabledOperatorIsOutOnBothNodes() {
    ConsoleClient browser = signedIn();
    assertThat(isIn(browser, a) && isIn(browser, b)).isTrue();

    operator.change(Map.of("platformAdmin", true, "disabled", true));

    eventually("signed out on both nodes", () -> !isIn(browser, a) && !isIn(browser, b));
  }
}

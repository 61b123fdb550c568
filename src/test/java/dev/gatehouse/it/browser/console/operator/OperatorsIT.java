package dev.gatehouse.it.browser.console.operator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Operators, API tokens and teams, managed by platform administrators and owners. */
class OperatorsIT extends BrowserIT {
  private static final String CHOSEN = "a password of my own";
  private final String name = "o" + UUID.randomUUID().toString().substring(0, 8);
  private final String email = name + "@team.example";

  private static JsonNode created(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json();
  }

  private long site() {
    return created(
            admin.post(
                "/sites",
                Map.of(
                    "subdomain",
                    name,
                    // No page becomes wider than its window by a long name among its choices.
                    "name",
                    "Help for everyone ".repeat(8) + name,
                    "visibility",
                    "sso")))
        .path("id")
        .asLong();
  }

  private String operator(String address, Object grants) {
    JsonNode made =
        created(
            admin.post("/operators", Map.of("email", address, "name", "Tom", "grants", grants)));
    return "/operators/" + made.path("id").asText();
  }

  @Test
  void makesInvitesAndDeletesAnOperator() {
    long site = site();
    signIn();
    open("operator/operators.xhtml").locator("#new").click();
    page.locator("#save").click();
    assertThat(page.locator("#email-message")).containsText("is required");
    page.locator("#email").fill(email);
    page.locator("#name").fill("Tom");
    page.locator("#add-grant").click();
    pick("#grants .picker", name);
    page.locator("#grants select").selectOption("ADMIN");
    page.locator("#save").click();
    page.waitForURL("**/operator.xhtml?id=*");
    assertThat(page.locator("#notices")).containsText(email + " created");

    page.locator("#invite").click();
    String link = page.locator("#access code[data-secret]").innerText();
    // Else the bar covers a part of what stands at the top of the page.
    page.evaluate("scrollTo(0, 0)");
    assertAccessible();
    assertFits(1024);
    screenshots("operator");
    Operator.choosePassword(link, CHOSEN);
    ConsoleClient.of(new Operator("", email, CHOSEN));
    open("operator/operators.xhtml?q=" + name);
    assertThat(page.locator("#operators tbody tr")).hasCount(1);
    assertThat(page.locator("#operators")).containsText("Admin at 1 site");
    assertThat(page.locator("#operators")).containsText("active");
    screenshots("operators");

    page.locator("#operators tbody a").click();
    page.locator("#delete-operator").click();
    page.locator("#delete-word").fill(email);
    page.locator("#delete-do").click();
    page.waitForURL("**/operators.xhtml");
    assertThat(page.locator("#notices")).containsText("deleted");
    open("operator/operators.xhtml?q=" + name);
    assertThat(page.locator(".empty")).isVisible();
  }

  @Test
  void tellsThatAnotherOperatorChangedItMeanwhile() {
    String operator = operator(email, List.of());
    signIn();
    open("operator/operator.xhtml?id=" + operator.replaceAll("\\D", ""));
    admin.put(operator, Map.of("email", email, "name", "Thomas"));

    page.locator("#name").fill("Tommy");
    page.locator("#save").click();

    assertThat(page.locator("#notices")).containsText("another operator changed this");
    assertThat(page.locator("#differences tbody tr")).hasCount(1);
    assertThat(page.locator("#differences tbody tr")).containsText("Thomas");
    assertThat(page.locator("#differences tbody tr")).containsText("Tommy");
    assertThat(admin.get(operator).json().path("name").asText()).isEqualTo("Thomas");
  }

  @Test
  void lastPlatformAdministratorCannotLockThemselvesOut() {
    signIn();
    open("operator/operators.xhtml?q=" + EMAIL).locator("#operators tbody a").first().click();
    page.locator("#disabled").check();
    page.locator("#save").click();

    assertThat(page.locator("#notices")).containsText("last platform administrator");
    page.reload();
    assertThat(page.locator("#disabled")).not().isChecked();
  }

  @Test
  void makesATokenForOneSiteAndEndsIt() {
    long site = site();
    signIn();
    open("operator/tokens.xhtml");
    page.locator("#name").fill("CI " + name);
    page.locator("#add-grant").click();
    pick("#grants .picker", name);
    page.locator("#grants select").selectOption("ADMIN");
    page.locator("#do-make").click();
    String token = page.locator("#made code[data-secret]").innerText();
    assertAccessible();
    assertFits(1024);
    screenshots("tokens");

    AdminApi program = new AdminApi(token);
    assertThat(program.get("/sites/" + site).status()).isEqualTo(200);
    assertThat(program.get("/operators").status()).isEqualTo(404);
    page.reload();
    assertThat(page.content()).doesNotContain(token);

    page.locator("tr", new Page.LocatorOptions().setHasText(name)).locator("button").click();
    page.locator(".ui-confirmdialog-yes:visible").click();
    assertThat(page.locator("#notices")).containsText("revoked");
    assertThat(program.get("/sites/" + site).status()).isEqualTo(401);
  }

  @Test
  void ownerManagesTheirTeamAndNothingElse() {
    long site = site();
    String owner = signInAs("owner", site).email();
    open("operator/team.xhtml?site=" + site);
    assertThat(page.locator("#colleagues tbody tr")).hasCount(1);
    remove(owner);
    assertThat(page.locator("#notices")).containsText("last owner");

    String other = "x" + email;
    page.locator("#email").fill(other);
    page.locator("#newRole").selectOption("EDITOR");
    page.locator("#do-add").click();
    assertThat(page.locator("#colleagues tbody tr")).hasCount(2);
    assertThat(page.locator("#notices")).containsText("Ask a platform administrator");
    assertThat(page.locator("#made code")).hasCount(0);
    assertAccessible();
    assertFits(1024);
    screenshots("team");
    Operator.choosePassword(linkFor(other), CHOSEN);
    page.reload();
    assertThat(row(other)).containsText("active");
    row(other).locator("select").selectOption("OWNER");
    row(other).locator("button").first().click();
    assertThat(page.locator("#notices")).containsText("Role saved");
    remove(other);
    assertThat(page.locator("#notices")).containsText("removed from the team");
    assertThat(page.locator("#colleagues tbody tr")).hasCount(1);

    expectRefusals();
    for (String forbidden :
        List.of("operators.xhtml", "operator.xhtml", "tokens.xhtml", "team.xhtml?site=999999")) {
      assertThat(page.navigate("/console/operator/" + forbidden).status()).isEqualTo(404);
    }
  }

  @Test
  void ownerGetsNoAccessToOtherAccounts() {
    long site = site();
    long elsewhere =
        created(admin.post("/sites", Map.of("subdomain", name + "e", "name", "E")))
            .path("id")
            .asLong();
    String pending = operator("p" + email, List.of(Map.of("site", elsewhere, "role", "owner")));
    signInAs("owner", site);
    open("operator/team.xhtml?site=" + site);

    page.locator("#email").fill("p" + email);
    page.locator("#do-add").click();
    assertThat(page.locator("#colleagues tbody tr")).hasCount(2);
    assertThat(page.locator("#made code")).hasCount(0);
    assertThat(admin.get(pending).json().path("grants")).hasSize(2);

    page.locator("#email").fill(EMAIL);
    page.locator("#do-add").click();
    assertThat(page.locator("#colleagues tbody tr")).hasCount(3);
    assertThat(page.locator("#made code")).hasCount(0);
    assertThat(row(EMAIL).locator("button")).hasCount(2);
    remove(EMAIL);
  }

  /** The link that a platform administrator hands over. */
  private String linkFor(String address) {
    for (JsonNode operator : admin.get("/operators?limit=500").json().path("items")) {
      if (operator.path("email").asText().equals(address)) {
        String path = "/operators/" + operator.path("id").asText() + "/invitations";
        return created(admin.post(path, null)).path("link").asText();
      }
    }
    throw new AssertionError("no operator " + address);
  }

  private com.microsoft.playwright.Locator row(String address) {
    return page.locator("#colleagues tbody tr", new Page.LocatorOptions().setHasText(address))
        .last();
  }

  private void remove(String address) {
    row(address).locator("button").last().click();
    page.locator(".ui-confirmdialog-yes:visible").click();
    page.locator(".ui-confirmdialog-yes:visible")
        .waitFor(
            new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
  }
}

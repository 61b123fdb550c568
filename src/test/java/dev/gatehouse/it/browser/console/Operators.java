package dev.gatehouse.it.browser.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Operators with fewer rights than the first one. */
public final class Operators {
  private static final String PASSWORD = "a long walk by the sea";

  private Operators() {}

  /** Signs in an operator who has a role at one site and no other rights. */
  public static void signInNew(Page page, AdminApi admin, long site, String role) {
    String email = "o" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    JsonNode made =
        made(
            admin.post(
                "/operators",
                Map.of(
                    "email",
                    email,
                    "name",
                    "Somebody",
                    "grants",
                    List.of(Map.of("site", site, "role", role)))));
    String invitations = "/operators/" + made.path("id").asText() + "/invitations";
    String link = made(admin.post(invitations, null)).path("link").asText();
    page.context().clearCookies();
    page.navigate(link);
    page.locator("#fresh").fill(PASSWORD);
    page.locator("#again").fill(PASSWORD);
    page.locator("#submit").click();
    page.waitForURL("**/console/login.xhtml?after=chosen");
    BrowserIT.signIn(page, email, PASSWORD);
  }

  private static JsonNode made(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError(answer.toString());
    }
    return answer.json();
  }
}

package dev.gatehouse.it.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.keycloak.Keycloak;
import dev.gatehouse.it.support.keycloak.KeycloakSite;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A reader's way through the pages of a real Keycloak. */
@Tag("keycloak")
class KeycloakJourneyIT extends BrowserIT {
  private static final String SITE = "http://" + KeycloakSite.HOST + ":" + Http.port();

  @BeforeEach
  void found() {
    KeycloakSite.found();
  }

  @Test
  void signsInToThePageAskedForAndOutOfBoth() {
    page.navigate(SITE + "/?from=chat");
    page.locator("#username").fill("vera");
    page.locator("#password").fill("vera's password");
    page.locator("#kc-login").click();

    assertThat(page).hasURL(SITE + "/?from=chat");
    assertThat(page.locator("body")).containsText("Vera Lindqvist");

    List<String> addresses = new ArrayList<>();
    page.onRequest(request -> addresses.add(request.url()));
    page.navigate(SITE + "/logout");
    page.getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign out"))
        .click();
    Locator.GetByRoleOptions out = new Locator.GetByRoleOptions().setName("You are signed out");
    assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.HEADING, out)).isVisible();
    assertThat(page).hasURL(SITE + "/logout");
    Assertions.assertThat(addresses)
        .anyMatch(address -> address.startsWith(Keycloak.issuer()))
        .noneMatch(address -> address.contains("eyJ"));

    page.navigate(SITE + "/");
    assertThat(page.locator("#kc-form-login")).isVisible();
  }
}

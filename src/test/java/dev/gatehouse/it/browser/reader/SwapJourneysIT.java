package dev.gatehouse.it.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.it.browser.BrowserIT;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readers whom another website, on another registrable domain, would sign in as somebody else. */
class SwapJourneysIT extends BrowserIT {
  private static final String BOB = "bob@company.example";
  private static final String CARL = "carl@company.example";

  private final Portal other = new Portal("app-" + UUID.randomUUID() + ".customer.test");
  private final CompanySite site = new CompanySite("Field guide", Map.of());

  @BeforeEach
  void register() {
    site.made("/users", Map.of("email", Backend.EMAIL, "name", Backend.NAME));
    site.made("/users", Map.of("email", BOB, "name", "Bob Hill"));
  }

  private String token(String protocol, Backend backend, String email) {
    return protocol.equals("proprofs")
        ? backend.proProfsToken(Map.of("user_email", email))
        : backend.helpSiteToken(Map.of("email", email, "name", nameOf(email)));
  }

  private static String nameOf(String email) {
    return email.equals(BOB) ? "Bob Hill" : Backend.NAME;
  }

  private void isReader(String name) {
    page.navigate(site.origin + "/logout");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("You are signed in as " + name);
  }

  private Locator inMain(AriaRole role, String name) {
    return page.getByRole(AriaRole.MAIN)
        .getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private void isAsked() {
    assertThat(
            page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName("Go on as Bob Hill?")))
        .isVisible();
    assertThat(page).hasURL(site.origin + "/sso/swap");
  }

  @ParameterizedTest
  @CsvSource({"proprofs, /access/jwtsso/?token=", "helpsite, /docs?jwt="})
  void linkSwapsReadersOnlyOnceTheySaySo(String protocol, String address) {
    Backend backend = new Backend(site, protocol, Map.of("loginUrl", other.loginUrl));
    page.navigate(site.origin + address + token(protocol, backend, Backend.EMAIL));
    isReader(Backend.NAME);
    other.show(
        "<a href='%s'>Help</a>".formatted(site.origin + address + token(protocol, backend, BOB)));

    page.navigate(other.origin + "/");
    page.getByText("Help").click();
    isAsked();
    assertAccessible();
    screenshots("asked");
    inMain(AriaRole.LINK, "Stay signed in as " + Backend.NAME).click();
    isReader(Backend.NAME);

    page.navigate(other.origin + "/");
    page.getByText("Help").click();
    isAsked();
    page.reload();
    isAsked();
    inMain(AriaRole.BUTTON, "Go on as Bob Hill").click();
    assertThat(page).not().hasURL(site.origin + "/sso/swap");
    page.goBack();
    assertThat(page).not().hasURL(site.origin + "/sso/swap");
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("could not be signed in");
    isReader("Bob Hill");
  }

  @Test
  void answerInAnEarlierTabIsNoneToALaterQuestion() {
    Backend backend = new Backend(site, "proprofs", Map.of("loginUrl", other.loginUrl));
    String address = site.origin + "/access/jwtsso/?token=";
    page.navigate(address + token("proprofs", backend, Backend.EMAIL));
    isReader(Backend.NAME);
    other.show("<a href='%s'>Help</a>".formatted(address + token("proprofs", backend, BOB)));
    page.navigate(other.origin + "/");
    page.getByText("Help").click();
    isAsked();
    site.made("/users", Map.of("email", CARL, "name", "Carl Lake"));
    other.show("<a href='%s'>Help</a>".formatted(address + token("proprofs", backend, CARL)));
    Page later = context.newPage();
    later.navigate(other.origin + "/");
    later.getByText("Help").click();
    assertThat(later.getByRole(AriaRole.MAIN)).containsText("Go on as Carl Lake?");

    inMain(AriaRole.BUTTON, "Go on as Bob Hill").click();

    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Go on as Carl Lake?");
    isReader(Backend.NAME);
  }

  @Test
  void formSwapsReadersOnlyOnceTheySaySo() {
    Backend backend = new Backend(site, "helpsite", Map.of("loginUrl", other.loginUrl));
    page.navigate(site.origin + "/docs?jwt=" + backend.helpSiteToken(Map.of()));
    isReader(Backend.NAME);
    other.show(
        "<form method='post' action='%s'><input type='hidden' name='jwt' value='%s'>"
                .formatted(site.origin + "/docs", token("helpsite", backend, BOB))
            + "<button>Help</button></form>");

    page.navigate(other.origin + "/");
    page.getByText("Help").click();
    isAsked();
    isReader(Backend.NAME);

    context.clearCookies();
    page.navigate(other.origin + "/");
    page.getByText("Help").click();
    assertThat(page).hasURL(site.origin + "/docs");
    isReader("Bob Hill");
  }
}

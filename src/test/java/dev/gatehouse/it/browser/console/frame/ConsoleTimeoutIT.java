package dev.gatehouse.it.browser.console.frame;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.site.FullSite;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Typed text survives the end of the session; secrets do not. */
@Tag("server")
class ConsoleTimeoutIT extends BrowserIT {
  private static final String TYPED = "A name that nobody saved yet";
  private static final String SECRET = "a shared password, typed";

  private final FullSite site = new FullSite();
  private final String settings = "/console/site/settings.xhtml?site=" + site.id();

  private void typeSettings() {
    page.navigate(settings);
    page.locator("#name").fill(TYPED);
  }

  private void save() {
    page.locator("#save").click();
  }

  private void signInAgain() {
    page.waitForURL(Pattern.compile(".*/console/login\\.xhtml\\?to=.*"));
    typeCredentials(page, EMAIL, PASSWORD);
    page.waitForURL("**" + settings);
  }

  private void assertPutBack() {
    assertThat(page.locator("#kept")).isVisible();
    assertThat(page.locator("#kept")).containsText("saved yet");
    assertThat(page.locator("#name")).hasValue(TYPED);
    assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
    assertThat(admin.get(site.path()).json().path("name").asText()).isNotEqualTo(TYPED);
  }

  @Test
  void whatWasTypedComesBackAfterTheSessionEnded() {
    signIn();
    typeSettings();
    context.clearCookies();
    save();
    signInAgain();
    assertPutBack();
    assertAccessible();
    screenshots("put-back");

    save();

    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(admin.get(site.path()).json().path("name").asText()).isEqualTo(TYPED);
    page.reload();
    assertThat(page.locator("#kept")).isHidden();
  }

  @Test
  void whatWasTypedIsSavedEvenIfTheServerForgotThePage() {
    signIn();
    typeSettings();
    for (int i = 0; i < 20; i++) {
      assertThat(context.request().get("/console/site/sites.xhtml").status()).isEqualTo(200);
    }
    save();
    assertThat(page.locator("#notices")).containsText("Saved");

    assertThat(page.url()).endsWith(settings);
    assertThat(page.locator("#name")).hasValue(TYPED);
    // Where the focus was is kept until the page has loaded.
    waitUntil("sessionStorage.length === 0");
  }

  @Test
  void secretsAreNotKept() {
    signIn();
    page.navigate("/console/operator/account.xhtml");
    page.locator("#name").fill(TYPED);
    page.locator("input[type=password]").first().fill(SECRET);
    context.clearCookies();
    page.locator("#name").evaluate("field => field.form.querySelector('button').click()");
    page.waitForURL(Pattern.compile(".*/console/login\\.xhtml\\?to=.*"));

    assertThat((String) page.evaluate("JSON.stringify(sessionStorage)"))
        .contains(TYPED)
        .doesNotContain(SECRET);
    typeCredentials(page, EMAIL, PASSWORD);
    page.waitForURL("**/console/operator/account.xhtml");
    assertThat(page.locator("#name")).hasValue(TYPED);
    assertThat(page.locator("input[type=password]").first()).hasValue("");
    assertThat(page.locator("#kept")).containsText("Enter passwords and secrets again");
  }

  @Test
  void whatOneOperatorTypedIsNotShownToAnother() {
    Operator other = Operator.at(site.id(), "owner");
    signIn();
    typeSettings();
    context.clearCookies();
    save();
    page.waitForURL(Pattern.compile(".*/console/login\\.xhtml\\?to=.*"));
    typeCredentials(page, other.email(), other.password());
    page.waitForURL("**" + settings);

    assertThat(page.locator("#name")).not().hasValue(TYPED);
    assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
  }

  @Test
  void whoIsDisabledMeanwhileIsSentToTheSignInPage() {
    Operator operator = Operator.at(site.id(), "owner");
    signIn(page, operator.email(), operator.password());
    typeSettings();
    Map<String, Object> disabled =
        Map.of("email", operator.email(), "name", "Tess Team", "disabled", true);
    assertThat(admin.put(operator.path(), disabled).status()).isEqualTo(200);
    save();

    page.waitForURL(Pattern.compile(".*/console/login\\.xhtml\\?to=.*"));
    assertThat(admin.get(site.path()).json().path("name").asText()).isNotEqualTo(TYPED);
  }
}

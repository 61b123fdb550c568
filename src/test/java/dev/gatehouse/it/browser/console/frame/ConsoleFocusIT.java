package dev.gatehouse.it.browser.console.frame;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.site.FullSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Where the focus is after each step of the main journeys: never at the page's top. And what was
 * typed is not left without a question.
 */
class ConsoleFocusIT extends BrowserIT {
  private Keyboard keys;

  @BeforeEach
  void takeTheKeyboard() {
    keys = new Keyboard(page);
  }

  @Test
  void signingInLeadsToThePagesHeading() {
    page.navigate("/console/login.xhtml");
    assertThat(page.locator("#email")).isFocused();
    page.keyboard().type(EMAIL);
    page.keyboard().press("Tab");
    page.keyboard().type(PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL("**/console/");
    assertThat(page.locator("main h1")).isFocused();
  }

  @Test
  void banAndLiftLeadToTheNotice() {
    FullSite site = new FullSite();
    signIn();
    open("people/users.xhtml?site=" + site.id());
    keys.tabTo(page.locator("#q"));
    page.keyboard().type("ann");
    page.keyboard().press("Enter");
    keys.press(page.locator("tbody th a").first());

    keys.press("#ban");
    keys.confirm();
    keys.assertNoticed("main .notice.good");

    keys.press("#unban");
    keys.confirm();
    keys.assertNoticed("main .notice.good");
  }

  @Test
  void endedSessionLeadsToTheNotice() {
    FullSite site = new FullSite();
    signIn();
    open("people/sessions.xhtml?site=" + site.id());
    keys.press(page.locator("button[id$=':end']").first());
    keys.assertNoticed("main .notice.good");

    keys.press(page.locator("button[id$='end-user']").first());
    keys.confirm();
    keys.assertNoticed("main .notice.good");
  }

  @Test
  void keyDialogLeadsToItsWrongFieldAndThenToTheSecret() {
    FullSite site = new FullSite();
    signIn();
    open(
        "sso/connection.xhtml?site=%d&id=%s"
            .formatted(site.id(), site.idFor("sso/connection.xhtml")));
    Locator opener = page.locator("#another-key");
    keys.press(opener);
    assertThat(page.locator("input[name=origin]:checked")).isFocused();
    page.keyboard().press("Escape");
    assertThat(opener).isFocused();

    opener.click();
    assertThat(page.locator("input[name=origin]:checked")).isFocused();
    page.keyboard().press("ArrowDown");
    Locator secret = page.locator("#secret");
    keys.tabTo(secret);
    page.keyboard().type("short");
    keys.press("#add-key");
    assertThat(page.locator("#secret-message")).not().isEmpty();
    assertThat(secret).isFocused();
    page.keyboard().type("short again");
    page.keyboard().press("Enter");
    assertThat(secret).hasValue("");
    assertThat(secret).isFocused();
    page.keyboard().type("a-shared-secret-of-my-own-which-is-long-enough-1234");
    page.keyboard().press("Enter");
    assertThat(page.locator(".secret-once")).isFocused();
  }

  @Test
  void settingsLeadToTheWrongFieldAndThenToTheNotice() {
    FullSite site = new FullSite();
    signIn();
    open("site/settings.xhtml?site=" + site.id());
    Locator name = page.locator("#name");
    keys.type(name, "");
    keys.press("#settings #save");
    assertThat(page.locator("#name-message")).not().isEmpty();
    assertThat(name).isFocused();
    page.keyboard().type("Another name");
    keys.press("#settings #save");
    keys.assertNoticed("#notices .good");

    page.locator("#name").fill("A third name");
    page.locator("#settings #save").click();
    assertThat(page.locator("#notices .good")).isFocused();
  }

  @Test
  void articleLeadsToTheWrongFieldAndThenToTheNotice() {
    FullSite site = new FullSite();
    signIn();
    open(
        "content/article.xhtml?site=%d&id=%s"
            .formatted(site.id(), site.idFor("content/article.xhtml")));
    Locator title = page.locator("#title");
    keys.type(title, "");
    keys.press("#save");
    assertThat(title).isFocused();
    page.keyboard().type("Second steps");
    page.locator("#save").click();
    assertThat(page.locator("#notices .good")).isFocused();

    keys.tabTo(page.locator("#body"));
    page.keyboard().type("More. ");
    page.keyboard().press("Control+S");
    assertThat(page.locator(".unsaved:visible")).hasCount(0);
    assertThat(page.locator("#body")).isFocused();
  }

  @Test
  void groupsLeadToTheNotice() {
    FullSite site = new FullSite();
    signIn();
    open("people/groups.xhtml?site=" + site.id());
    keys.press("#group #save");
    assertThat(page.locator("#group #name")).isFocused();
    page.keyboard().type("Ops");
    page.keyboard().press("Enter");
    keys.assertNoticed("#notices .good");

    Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Ops"));
    keys.press(row.locator("a.ui-button"));
    keys.type("#group #name", "Operations");
    page.keyboard().press("Enter");
    keys.assertNoticed("#notices .good");

    keys.press("button[aria-label='Delete Operations']");
    keys.confirm();
    keys.assertNoticed("#notices .good");
  }

  @Test
  void importLeadsToWhatItFound() {
    FullSite site = new FullSite();
    signIn();
    open("content/import.xhtml?site=" + site.id());
    page.locator("#zip").setInputFiles(new FilePayload("guides.zip", "application/zip", zip()));
    keys.press("#plan");
    assertThat(page.locator("#start")).isVisible();
    keys.assertFocusIsInMain();
    keys.press("#start");
    assertThat(page.locator("#another")).isVisible();
    keys.assertFocusIsInMain();
  }

  @Test
  void madeAndEndedTokensLeadToTheSecretAndTheNotice() {
    signIn();
    open("operator/tokens.xhtml");
    keys.press("#do-make");
    assertThat(page.locator("#make #name")).isFocused();
    page.keyboard().type("Focus");
    page.keyboard().press("Enter");
    assertThat(page.locator("#platformAdmin")).isFocused();
    page.keyboard().press("Space");
    keys.press("#do-make");
    assertThat(page.locator(".secret-once")).isFocused();

    keys.press("button[aria-label$=' Focus']");
    keys.confirm();
    keys.assertNoticed("#notices .good");
  }

  @Test
  void changedFormIsAskedAboutUntilItIsSaved() {
    FullSite site = new FullSite();
    signIn();
    StringBuilder asked = new StringBuilder();
    page.onDialog(
        dialog -> {
          asked.append(dialog.type()).append(' ');
          dialog.dismiss();
        });
    open("site/settings.xhtml?site=" + site.id());
    page.locator("#name").fill("Typed");
    page.locator("nav.side a", new Page.LocatorOptions().setHasText("Users")).click();
    page.waitForCondition(() -> asked.toString().equals("beforeunload "));
    assertThat(page.locator("#name")).hasValue("Typed");

    page.locator("#settings #save").click();
    assertThat(page.locator("#notices .good")).isVisible();
    page.locator("#widgetOrigins").fill("https://www.example.com");
    page.locator("#widgetOrigins").fill("");
    page.locator("nav.side a", new Page.LocatorOptions().setHasText("Users")).click();
    page.waitForURL("**/users.xhtml**");
    page.locator("#q").fill("sought only");
    page.locator("nav.side a", new Page.LocatorOptions().setHasText("Groups")).click();
    page.waitForURL("**/groups.xhtml**");
    assertThat(asked.toString()).isEqualTo("beforeunload ");
  }

  private static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("one.md"));
      zip.write("# One\n\nText.".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

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
import org.junit.jupiter.api.Test;

/**
 * Where the focus is after each step of the main journeys: never at the page's top. And what was
 * typed is not left without a question.
 */
class ConsoleFocusIT extends BrowserIT {

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
    page.locator("#q").focus();
    page.keyboard().type("ann");
    page.keyboard().press("Enter");
    press(page.locator("tbody th a").first());

    press(page.locator("#ban"));
    confirm();
    assertNoticed("main .notice.good");

    press(page.locator("#unban"));
    confirm();
    assertNoticed("main .notice.good");
  }

  @Test
  void endedSessionLeadsToTheNotice() {
    FullSite site = new FullSite();
    signIn();
    open("people/sessions.xhtml?site=" + site.id());
    press(page.locator("button[id$=':end']").first());
    assertNoticed("main .notice.good");

    press(page.locator("button[id$='end-user']").first());
    confirm();
    assertNoticed("main .notice.good");
  }

  @Test
  void keyDialogLeadsToItsWrongFieldAndThenToTheSecret() {
    FullSite site = new FullSite();
    signIn();
    open(
        "sso/connection.xhtml?site=%d&id=%s"
            .formatted(site.id(), site.idFor("sso/connection.xhtml")));
    Locator opener = page.locator("#another-key");
    press(opener);
    assertThat(page.locator("input[name=origin]:checked")).isFocused();
    page.keyboard().press("Escape");
    assertThat(opener).isFocused();

    opener.click();
    assertThat(page.locator("input[name=origin]:checked")).isFocused();
    page.keyboard().press("ArrowDown");
    Locator secret = page.locator("#secret");
    secret.focus();
    page.keyboard().type("short");
    press(page.locator("#add-key"));
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
    name.fill("");
    press(page.locator("#settings #save"));
    assertThat(page.locator("#name-message")).not().isEmpty();
    assertThat(name).isFocused();
    page.keyboard().type("Another name");
    press(page.locator("#settings #save"));
    assertNoticed("#notices .good");

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
    title.fill("");
    press(page.locator("#save"));
    assertThat(title).isFocused();
    page.keyboard().type("Second steps");
    page.locator("#save").click();
    assertThat(page.locator("#notices .good")).isFocused();

    page.locator("#body").focus();
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
    press(page.locator("#group #save"));
    assertThat(page.locator("#group #name")).isFocused();
    page.keyboard().type("Ops");
    page.keyboard().press("Enter");
    assertNoticed("#notices .good");

    Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Ops"));
    press(row.locator("a.ui-button"));
    page.locator("#group #name").fill("Operations");
    page.keyboard().press("Enter");
    assertNoticed("#notices .good");

    press(page.locator("button[aria-label='Delete Operations']"));
    confirm();
    assertNoticed("#notices .good");
  }

  @Test
  void importLeadsToWhatItFound() {
    FullSite site = new FullSite();
    signIn();
    open("content/import.xhtml?site=" + site.id());
    page.locator("#zip").setInputFiles(new FilePayload("guides.zip", "application/zip", zip()));
    press(page.locator("#plan"));
    assertThat(page.locator("#start")).isVisible();
    assertFocusIsInMain();
    press(page.locator("#start"));
    assertThat(page.locator("#another")).isVisible();
    assertFocusIsInMain();
  }

  @Test
  void madeAndEndedTokensLeadToTheSecretAndTheNotice() {
    signIn();
    open("operator/tokens.xhtml");
    press(page.locator("#do-make"));
    assertThat(page.locator("#make #name")).isFocused();
    page.keyboard().type("Focus");
    page.keyboard().press("Enter");
    assertThat(page.locator("#platformAdmin")).isFocused();
    page.keyboard().press("Space");
    press(page.locator("#do-make"));
    assertThat(page.locator(".secret-once")).isFocused();

    press(page.locator("button[aria-label$=' Focus']"));
    confirm();
    assertNoticed("#notices .good");
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

  /** Presses a button or follows a link by keyboard. */
  private void press(Locator control) {
    control.focus();
    assertThat(control).isFocused();
    page.keyboard().press("Enter");
  }

  /** Cancel has the focus; the next button confirms. */
  private void confirm() {
    assertThat(page.locator("#ask .ui-confirmdialog-no")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#ask .ui-confirmdialog-yes")).isFocused();
    page.keyboard().press("Enter");
  }

  private void assertNoticed(String notice) {
    assertThat(page.locator(notice).first()).isFocused();
  }

  private void assertFocusIsInMain() {
    page.waitForFunction("() => document.activeElement.closest('main') !== null");
  }
}

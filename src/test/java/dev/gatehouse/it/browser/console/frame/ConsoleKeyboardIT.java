package dev.gatehouse.it.browser.console.frame;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.site.FullSite;
import org.junit.jupiter.api.Test;

/** The console without a mouse. */
class ConsoleKeyboardIT extends BrowserIT {
  private static final int MANY_TABS = 12;

  @Test
  void firstTabSkipsToTheContent() {
    signIn();
    page.navigate("/console/");
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    assertThat(page.locator(".skip")).isInViewport();
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();
  }

  @Test
  void menusOpenAndCloseAndGiveTheFocusBack() {
    FullSite site = new FullSite();
    signIn();
    open("site/overview.xhtml?site=" + site.id());
    for (String menu : new String[] {".switcher", ".bar-end .menu"}) {
      Locator opener = page.locator(menu + " > summary");
      opener.focus();
      assertFocusShows(opener);
      page.keyboard().press("Enter");
      assertThat(page.locator(menu + " .menu-list")).isVisible();
      assertAccessible();
      page.keyboard().press("Tab");
      page.keyboard().press("Escape");
      assertThat(page.locator(menu + " .menu-list")).isHidden();
      assertThat(opener).isFocused();
    }
  }

  @Test
  void typedConfirmationKeepsTheFocusUntilItIsClosed() {
    FullSite site = new FullSite();
    signIn();
    open("site/settings.xhtml?site=" + site.id());
    Locator opener = page.locator("#ask-delete");
    Locator dialog = page.locator("#delete");
    opener.focus();
    assertFocusShows(opener);
    page.keyboard().press("Enter");
    assertThat(page.locator("#delete-word")).isFocused();
    assertThat(page.locator("#delete-do")).isDisabled();
    assertAccessible();
    screenshots("typed-confirmation");
    assertKeepsFocus(dialog);

    page.keyboard().press("Escape");

    assertThat(dialog).isHidden();
    assertThat(opener).isFocused();
  }

  @Test
  void questionKeepsTheFocusUntilItIsAnswered() {
    FullSite site = new FullSite();
    signIn();
    open("people/sessions.xhtml?site=" + site.id());
    Locator opener = page.locator("button[id$='end-user']").first();
    Locator dialog = page.locator("#ask");
    opener.focus();
    page.keyboard().press("Enter");
    assertThat(dialog).isVisible();
    assertAccessible();
    screenshots("question");
    assertKeepsFocus(dialog);

    page.keyboard().press("Escape");

    assertThat(dialog).isHidden();
    assertThat(opener).isFocused();
  }

  private void assertKeepsFocus(Locator dialog) {
    Object first = focused();
    boolean again = false;
    for (int i = 0; i < MANY_TABS; i++) {
      page.keyboard().press("Tab");
      again |= focused().equals(first);
      assertThat((boolean) dialog.evaluate("box => box.contains(document.activeElement)"))
          .as("focus stays in the dialog")
          .isTrue();
    }
    assertThat(again).as("focus goes round").isTrue();
  }

  private Object focused() {
    return page.evaluate("document.activeElement.outerHTML.replace(/class=.*?>/, '')");
  }

  private static void assertFocusShows(Locator focused) {
    focused.page().keyboard().press("Shift+Tab");
    focused.page().keyboard().press("Tab");
    assertThat(focused).isFocused();
    assertThat((boolean) focused.evaluate("e => getComputedStyle(e).outlineStyle !== 'none'"))
        .as("focus is seen")
        .isTrue();
  }
}

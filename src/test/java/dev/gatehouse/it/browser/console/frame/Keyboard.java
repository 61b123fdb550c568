package dev.gatehouse.it.browser.console.frame;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.gatehouse.it.browser.PageCondition;

/** A page as somebody uses it who has no mouse: controls are reached by Tab, as far as it takes. */
record Keyboard(Page page) {
  /** More than any page has controls that Tab stops at. */
  private static final int MOST_TABS = 300;

  /** Whether what has the focus stands after this element. */
  private static final String IS_BEHIND =
      "e => (e.compareDocumentPosition(document.activeElement)"
          + " & Node.DOCUMENT_POSITION_FOLLOWING) !== 0";

  /** Goes to a control, forwards or backwards. */
  void tabTo(Locator control) {
    assertThat(control).isVisible();
    String key = (boolean) control.evaluate(IS_BEHIND) ? "Shift+Tab" : "Tab";
    for (int tabs = 0; tabs < MOST_TABS && !isAt(control); tabs++) {
      page.keyboard().press(key);
    }
    assertThat(control).isFocused();
  }

  private static boolean isAt(Locator control) {
    return (boolean) control.evaluate("e => e === document.activeElement");
  }

  /** Presses a button or follows a link. */
  void press(Locator control) {
    tabTo(control);
    page.keyboard().press("Enter");
  }

  void press(String control) {
    press(page.locator(control));
  }

  /** Replaces what a field holds. */
  void type(Locator field, String text) {
    tabTo(field);
    page.keyboard().press("Control+A");
    page.keyboard().press("Delete");
    page.keyboard().type(text);
  }

  void type(String field, String text) {
    type(page.locator(field), text);
  }

  /** Answers a question: Cancel has the focus; the next button confirms. */
  void confirm() {
    assertThat(page.locator("#ask .ui-confirmdialog-no")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#ask .ui-confirmdialog-yes")).isFocused();
    page.keyboard().press("Enter");
  }

  void assertNoticed(String notice) {
    assertThat(page.locator(notice).first()).isFocused();
  }

  void assertFocusIsInMain() {
    PageCondition.waitUntil(page, "document.activeElement.closest('main') !== null");
    assertThat((boolean) page.evaluate("document.activeElement.id !== 'page-content'"))
        .as("the focus is on something of the page")
        .isTrue();
  }
}

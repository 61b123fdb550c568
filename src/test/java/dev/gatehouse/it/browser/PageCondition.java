package dev.gatehouse.it.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.gatehouse.it.support.http.Eventually;

/**
 * What becomes true on a page a little later. Playwright's own {@code waitForFunction} asks a
 * second time from within the page, where the console's policy forbids {@code eval}.
 */
public final class PageCondition {
  private PageCondition() {}

  /**
   * Asks the page until an expression is true there.
   *
   * @throws AssertionError when it does not become true within two minutes
   */
  public static void waitUntil(Page page, String condition) {
    Eventually.eventually(condition, () -> isTrue(page, condition));
  }

  private static boolean isTrue(Page page, String condition) {
    try {
      return Boolean.TRUE.equals(page.evaluate(condition));
    } catch (PlaywrightException e) {
      if (e.getMessage().contains("context was destroyed")) {
        // The next page is just coming.
        return false;
      }
      throw e;
    }
  }
}

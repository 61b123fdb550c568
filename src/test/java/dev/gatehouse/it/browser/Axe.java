package dev.gatehouse.it.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core, run in the page as the debugger runs scripts: the page's policy stays in force. */
final class Axe {
  private static final String SCRIPT = read();

  /**
   * What lies behind an open dialog cannot be reached, however much of it the dialog covers. What
   * axe calls moderate about landmarks and headings counts too: people find their way by these. The
   * bar at the page's top makes a button smaller that has been scrolled halfway under it, until
   * somebody scrolls back.
   */
  private static final String SERIOUS =
      """
      async rules => {
        const dialog = [...document.querySelectorAll('[aria-modal=true]')].find(one => one.checkVisibility());
        const way = /^landmark-|^page-has-heading-one$|^empty-heading$|^heading-order$/;
        const look = () => axe.run(dialog || document, { runOnly: rules, resultTypes: ['violations'] });
        let found = await look();
        if (scrollY > 0 && found.violations.some(v => v.id === 'target-size')) {
          scrollTo(0, 0);
          found = await look();
        }
        return found.violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical'
            || way.test(v.id) && !dialog)
          .flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ' — ' + n.failureSummary));
      }
      """;

  private Axe() {}

  /** What is wrong on the page as it looks now. */
  static List<?> serious(Page page) {
    return serious(page, "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  }

  /** What is wrong with the colours alone. */
  static List<?> seriousInColours(Page page) {
    return serious(page, "color-contrast", "link-in-text-block");
  }

  private static List<?> serious(Page page, String... rules) {
    if ("undefined".equals(page.evaluate("typeof axe"))) {
      page.evaluate(SCRIPT);
    }
    return (List<?>) page.evaluate(SERIOUS, List.of(rules));
  }

  private static String read() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8) + ";undefined";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.gatehouse.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The one browser of this JVM; tests have contexts of their own in it. */
final class Chromium {
  private static final Path PROGRAM =
      Path.of(System.getProperty("it.chromium", "/usr/bin/chromium"));

  private static Browser browser;

  private Chromium() {}

  static synchronized Browser browser() {
    if (browser == null) {
      if (!Files.isExecutable(PROGRAM)) {
        throw new IllegalStateException(
            "The browser tests need " + PROGRAM + ": install Debian's package chromium.");
      }
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(PROGRAM)
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-background-networking",
                              "--host-resolver-rules=MAP *.test 127.0.0.1")));
    }
    return browser;
  }
}

package dev.gatehouse.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The one browser of this JVM; tests have contexts of their own in it. */
public final class Chromium {
  private static final Path PROGRAM =
      Path.of(System.getProperty("it.chromium", "/usr/bin/chromium"));

  private static Playwright playwright;
  private static Browser browser;

  private Chromium() {}

  public static synchronized Browser browser() {
    if (browser == null) {
      browser = launch(options());
    }
    return browser;
  }

  /**
   * A further one that keeps whole pages for "back", as browsers do where no test drives them; the
   * test closes it.
   */
  public static synchronized Browser keepingPages() {
    return launch(options().setIgnoreDefaultArgs(List.of("--disable-back-forward-cache")));
  }

  private static Browser launch(BrowserType.LaunchOptions options) {
    if (playwright == null) {
      if (!Files.isExecutable(PROGRAM)) {
        throw new IllegalStateException(
            "The browser tests need " + PROGRAM + ": install Debian's package chromium.");
      }
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    return playwright.chromium().launch(options);
  }

  private static BrowserType.LaunchOptions options() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(PROGRAM)
        .setArgs(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--host-resolver-rules=MAP *.test 127.0.0.1"));
  }
}

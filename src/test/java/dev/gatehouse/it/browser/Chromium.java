package dev.gatehouse.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browsers of this JVM; tests have contexts of their own in them. */
public final class Chromium {
  private static final Path PROGRAM =
      Path.of(System.getProperty("it.chromium", "/usr/bin/chromium"));

  private static final Path WITHOUT_WINDOWS = Path.of("/usr/bin/chromium-headless-shell");

  private static Playwright playwright;
  private static Browser browser;
  private static Browser withWindows;

  private Chromium() {}

  /**
   * Where Debian's package chromium-headless-shell is installed, it is that: Chromium without the
   * window around each page, whose own parts take longer to make than most tests. It does not block
   * third-party cookies.
   */
  public static synchronized Browser browser() {
    boolean named = System.getProperty("it.chromium") != null;
    if (named || !Files.isExecutable(WITHOUT_WINDOWS)) {
      return blockingThirdPartyCookies();
    }
    if (browser == null) {
      browser = launch(WITHOUT_WINDOWS, List.of());
    }
    return browser;
  }

  /** As people have it: in a context, other sites' cookies are blocked. */
  public static synchronized Browser blockingThirdPartyCookies() {
    if (withWindows == null) {
      withWindows = launch(PROGRAM, List.of());
    }
    return withWindows;
  }

  /**
   * A further one that keeps whole pages for "back", as browsers do where no test drives them; the
   * test closes it.
   */
  public static synchronized Browser keepingPages() {
    return launch(PROGRAM, List.of("--disable-back-forward-cache"));
  }

  private static Browser launch(Path program, List<String> withoutDefaults) {
    if (playwright == null) {
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          "The browser tests need " + program + ": install Debian's package chromium.");
    }
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                .setIgnoreDefaultArgs(withoutDefaults)
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--host-resolver-rules=MAP *.test 127.0.0.1")));
  }
}

package dev.gatehouse.it.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.browser.Chromium;
import dev.gatehouse.protocol.oidc.PretendProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Help centers in a frame of their company's app, on another registrable domain, in a browser that
 * blocks third-party cookies.
 */
class FramesIT extends BrowserIT {
  private final Portal portal = new Portal("app-" + UUID.randomUUID() + ".customer.test");
  private final CompanySite site =
      new CompanySite("Field guide", Map.of("frameAncestors", List.of(portal.origin)));
  private final String article =
      site.article(Map.of("title", "First steps", "body", "Begin at the beginning."));

  @Override
  protected Browser browser() {
    return Chromium.blockingThirdPartyCookies();
  }

  private Backend speaking(String protocol) {
    boolean mayBegin = protocol.equals("helpcenter");
    Map<String, Object> loginUrl = Map.of("loginUrl", portal.loginUrl);
    Map<String, Object> more = mayBegin ? Map.of("allowUnsolicited", true) : Map.of();
    Backend backend = new Backend(site, protocol, join(loginUrl, more));
    portal.signInBy(backend);
    return backend;
  }

  private static Map<String, Object> join(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> all = new HashMap<>(one);
    all.putAll(other);
    return all;
  }

  /** Opens a page of the portal with this address in a frame. */
  private FrameLocator framed(String path) {
    portal.show("<h1>Portal</h1><iframe title='Help' src='" + site.origin + path + "'></iframe>");
    page.navigate(portal.origin + "/");
    return page.frameLocator("iframe[title=Help]");
  }

  private static Locator heading(FrameLocator frame, String text) {
    return frame.getByRole(AriaRole.HEADING, new FrameLocator.GetByRoleOptions().setName(text));
  }

  private static Locator link(FrameLocator frame, String text) {
    return frame
        .getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(text))
        .first();
  }

  private static Locator button(FrameLocator frame, String text) {
    return frame.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(text));
  }

  /** Follows a link without signing in again, which needs a cookie that is sent in the frame. */
  private void readOn(FrameLocator frame) {
    link(frame, "First steps").click();
    assertThat(heading(frame, "First steps")).isVisible();
    assertThat(frame.getByText("Begin at the beginning.")).isVisible();
  }

  /** Neither in a tab, nor with a cookie that a browser without partitions would store. */
  private void isUnknownOutside() {
    List<Cookie> taken = context.cookies(site.origin);
    assertThat(taken)
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie.partitionKey).as(cookie.name).isNotNull());
    Page tab = context.newPage();
    tab.navigate(site.origin + article);
    assertThat(tab.url()).startsWith(portal.loginUrl);
    assertThat(context.cookies(site.origin))
        .as("what the browser refused in the frame it takes in a tab")
        .anyMatch(cookie -> cookie.name.equals(Proxy.CANARY));
    tab.close();
  }

  private void signOut(FrameLocator frame) {
    Locator button =
        frame
            .getByRole(AriaRole.MAIN)
            .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign out"));
    goTo(frame, "/logout");
    button.click();
    assertThat(button).hasCount(0);
  }

  private void isSignedOut(FrameLocator frame) {
    goTo(frame, article);
    assertThat(button(frame, "Sign in to the portal")).isVisible();
    assertThat(frame.getByText("Begin at the beginning.")).hasCount(0);
  }

  private void goTo(FrameLocator frame, String path) {
    frame.locator("body").evaluate("(body, to) => location.assign(to)", site.origin + path);
  }

  @ParameterizedTest
  @CsvSource({"helpcenter, jwt", "helpsite, jwt", "helpdocs, hd_jwt"})
  void tokenInTheAddressOfTheFrameSignsInThere(String protocol, String parameter) {
    FrameLocator frame = framed("/?" + parameter + "=" + speaking(protocol).token());

    readOn(frame);
    page.reload();
    readOn(frame);
    isUnknownOutside();
    signOut(frame);
    isSignedOut(frame);
  }

  @Test
  void refusalInTheFrameLeavesTheAddressOfItsToken() {
    String forged = speaking("helpcenter").token() + "x";
    expectRefusals();

    FrameLocator frame = framed("/?jwt=" + forged);

    assertThat(frame.getByRole(AriaRole.HEADING)).hasText("You could not be signed in");
    page.waitForCondition(() -> page.frames().get(1).url().contains("/login/refused?"));
    assertThat(frame.getByRole(AriaRole.HEADING)).hasText("You could not be signed in");
  }

  @Test
  @Tag("server")
  void cookieEndpointInHiddenFrameSignsInTheNextOne() {
    Backend backend = speaking("helpdocs");
    String drop = site.origin + "/jwt/cookie?token=" + backend.token();
    portal.show("<iframe title='Sign-in' hidden src='" + drop + "'></iframe>");
    page.waitForResponse("**/jwt/cookie?*", () -> page.navigate(portal.origin + "/"));

    FrameLocator frame = framed("/docs");

    readOn(frame);
    isUnknownOutside();
    signOut(frame);
    isSignedOut(frame);
  }

  @ParameterizedTest
  @ValueSource(strings = {"helpcenter", "helpsite", "helpdocs", "proprofs", "document360"})
  void readerSignsInWithinTheFrame(String protocol) {
    if (protocol.equals("proprofs")) {
      site.made("/users", Map.of("email", Backend.EMAIL, "name", Backend.NAME));
    }
    speaking(protocol);

    FrameLocator frame = framed(article);
    button(frame, "Sign in to the portal").click();

    assertThat(frame.getByText("Begin at the beginning.")).isVisible();
    isUnknownOutside();
  }

  /** The provider's pages are the portal's, and its other addresses a server's in this process. */
  @Test
  void readerSignsInAndOutByAnIdentityProviderWithinTheFrame() {
    try (PretendProvider provider = new PretendProvider("ES256")) {
      provider.bendMetadata(
          all -> {
            all.put("authorization_endpoint", portal.loginUrl);
            all.put("end_session_endpoint", portal.logoutUrl);
            return all;
          });
      portal.signInBy(
          sent -> site.origin + provider.admit("?" + sent, PretendProvider.person("ann"), null));
      site.made(
          "/connections",
          Map.of(
              "protocol",
              "oidc",
              "issuer",
              provider.issuer(),
              "providerClientId",
              PretendProvider.CLIENT,
              "algorithm",
              "ES256"));

      FrameLocator frame = framed(article);
      button(frame, "Sign in to the portal").click();

      assertThat(frame.getByText("Begin at the beginning.")).isVisible();
      isUnknownOutside();
      signOut(frame);
      assertThat(heading(frame, "Goodbye")).isVisible();
      isSignedOut(frame);
    }
  }

  @Test
  void nobodyElseFramesIt() {
    Backend backend = speaking("helpcenter");
    Portal stranger = new Portal("app-" + UUID.randomUUID() + ".stranger.test");
    stranger.show(
        "<h1>Stranger</h1><iframe src='"
            + site.origin
            + "/?jwt="
            + backend.token()
            + "'></iframe>");
    expectComplaint("frame-ancestors " + portal.origin);

    page.waitForConsoleMessage(() -> page.navigate(stranger.origin + "/"));

    assertThat(page.frameLocator("iframe").getByRole(AriaRole.HEADING)).hasCount(0);
  }
}

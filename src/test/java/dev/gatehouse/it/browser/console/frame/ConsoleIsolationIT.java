package dev.gatehouse.it.browser.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.FullSite;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator who is also a reader in the same browser: the sessions are separate. */
class ConsoleIsolationIT extends BrowserIT {
  private final FullSite site = new FullSite();

  private String address(String path) {
    return "http://" + site.host() + ":" + Http.port() + path;
  }

  private void read() {
    page.navigate(address("/sso/jwt?jwt=" + site.token(EMAIL)));
    page.navigate(address("/docs"));
    assertThat(page.url()).isEqualTo(address("/docs"));
  }

  @Test
  void readerWithAnOperatorsEmailIsNoOperator() {
    read();

    page.navigate("/console/");

    assertThat(page.url()).endsWith("/console/login.xhtml");
  }

  @Test
  void operatorIsNoReader() {
    signInByHand();
    expectRefusals();

    assertThat(page.navigate(address("/v1/article")).status()).isEqualTo(401);
    assertThat(page.content()).doesNotContain("First steps");
  }

  @Test
  void bothSessionsLiveAndEndApart() {
    read();
    signInByHand();
    page.navigate(address("/docs"));
    assertThat(page.url()).isEqualTo(address("/docs"));

    page.navigate("/console/");
    page.locator(".bar-end .menu summary").click();
    page.locator("#sign-out").click();
    page.waitForURL("**/console/login.xhtml");

    page.navigate(address("/docs"));
    assertThat(page.url()).isEqualTo(address("/docs"));
  }

  @Test
  void cookiesOfTheConsoleGoToTheBaseHostOnly() {
    read();
    signInByHand();
    expectRefusals();

    List<Cookie> cookies = context.cookies();
    assertThat(cookies)
        .filteredOn(cookie -> cookie.name.matches("JSESSIONID|gatehouse-console"))
        .hasSize(2)
        .allMatch(cookie -> cookie.domain.equals("localhost") && cookie.httpOnly);
    assertThat(cookies)
        .filteredOn(cookie -> cookie.name.equals("gatehouse"))
        .allMatch(cookie -> cookie.domain.equals(site.host()) && cookie.httpOnly);
    String sent = page.navigate(address("/docs")).request().allHeaders().get("cookie");
    assertThat(sent).contains("gatehouse=").doesNotContain("gatehouse-console", "JSESSIONID");
    assertThat(page.navigate(address("/console/")).status()).isEqualTo(404);
    assertThat(
            page.navigate(address("/jakarta.faces.resource/core.js.xhtml?ln=primefaces")).status())
        .isEqualTo(404);
  }
}

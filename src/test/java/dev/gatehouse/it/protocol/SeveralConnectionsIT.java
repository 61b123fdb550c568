package dev.gatehouse.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.HelpCenter;
import dev.gatehouse.token.Mint;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several connections on one site, each on or off by itself. */
@Tag("database")
class SeveralConnectionsIT extends GatehouseIT {
  private final HelpCenter site = HelpCenter.of("sso");
  private final HelpCenter.Sso first =
      site.connection(Map.of("name", "Customers", "loginUrl", "https://customers.example/in"));
  private final HelpCenter.Sso second =
      site.connection(Map.of("name", "Partners", "loginUrl", "https://partners.example/in"));
  private final Http browser = site.browser();

  private void change(HelpCenter.Sso connection, Map<String, Object> members) {
    site.change(site.path() + "/connections/" + connection.id(), members);
  }

  @Test
  void defaultOneGetsWhoIsNotSignedIn() {
    assertThat(browser.get("/docs").location()).startsWith("https://customers.example/in?");

    change(second, Map.of("default", true));

    assertThat(browser.get("/docs").location()).startsWith("https://partners.example/in?");
  }

  @Test
  void loginPageOffersAllOfThemByNameTheDefaultOneFirst() {
    change(second, Map.of("default", true));

    Answer page = browser.get("/login?forward=/docs");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains(">Partners</a>", ">Customers</a>", "/login?bypass=1");
    assertThat(page.body().indexOf("Partners")).isLessThan(page.body().indexOf("Customers"));
    Answer pressed = browser.get("/login?connection=" + first.id() + "&forward=/docs");
    assertThat(pressed.status()).isEqualTo(302);
    assertThat(pressed.location()).startsWith("https://customers.example/in?");
    String key = Company.keyOf(pressed);
    Answer back = browser.get("/sso/jwt?jwt=" + first.token(Company.claims(key, "ann")));
    assertThat(back.location()).isEqualTo("/docs");
  }

  /** Tabs of two protocols, opened by turns in one browser. */
  @Test
  void tabsOfDifferentProtocolsComeBackToTheirPages() throws GeneralSecurityException {
    HelpCenter.Sso other =
        site.connection(
            Map.of("protocol", "proprofs", "name", "Visitors", "loginUrl", "https://v.example/in"));
    String toOther = "/login?connection=" + other.id() + "&forward=";
    String toFirst = "/login?connection=" + first.id() + "&forward=";
    browser.get(toOther + "/docs");
    Answer one = browser.get(toFirst + "/search?q=one");
    browser.get(toOther + "/category/7-y");
    Answer two = browser.get(toFirst + "/search?q=two");
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    String signing = HexFormat.of().formatHex(md5.digest(Mint.utf8(other.secret())));

    List<String> landed = new ArrayList<>();
    for (String number : List.of("one", "two")) {
      long now = Instant.now().getEpochSecond();
      String claims =
          "{\"jti\":\"%s\",\"iat\":%d,\"user_email\":\"v@v.example\"}"
              .formatted(("visit-" + number).repeat(8), now);
      String token = Mint.token(Mint.HEADER, claims, signing);
      landed.add(browser.get("/access/jwtsso/?token=" + token).location());
    }

    assertThat(landed).containsExactly("/category/7-y", "/docs");
    for (Answer redirect : List.of(one, two)) {
      String token = first.token(Company.claims(Company.keyOf(redirect), "ann"));
      landed.add(browser.get("/sso/jwt?jwt=" + token).location());
    }
    assertThat(landed).endsWith("/search?q=one", "/search?q=two");
  }

  @Test
  void loginPageSendsOnWhereOnlyTheDefaultOneIsLeft() {
    change(second, Map.of("enabled", false));

    assertThat(browser.get("/login").location()).startsWith("https://customers.example/in?");
    Answer off = browser.get("/login?connection=" + second.id());
    assertThat(off.location()).startsWith("https://customers.example/in?");
  }

  @Test
  void nobodyChoosesWhatIsNotThere() {
    HelpCenter.Sso others = HelpCenter.of("sso").connection(Map.of());

    for (String id : new String[] {"" + others.id(), "0", "x", "%00"}) {
      Answer page = browser.get("/login?connection=" + id);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body()).contains(">Partners</a>", ">Customers</a>");
    }
  }

  @Test
  void tokenIsAcceptedByTheConnectionWhoseKeyVerifiesItAndTheEventNamesIt() {
    assertThat(site.browser().get("/sso/jwt?jwt=" + first.token("ann")).status()).isEqualTo(303);
    assertThat(site.browser().get("/sso/jwt?jwt=" + second.token("bob")).status()).isEqualTo(303);

    assertThat(site.events("event=sso.redirect_flow.accepted"))
        .extracting(event -> event.path("connectionId").asLong())
        .containsExactly(second.id(), first.id());
    assertThat(site.items(site.path() + "/sessions?connectionId=" + second.id())).hasSize(1);
  }

  @Test
  void refusalIsOfTheConnectionWhoseKeyVerifiesOrOfTheDefaultOne() {
    Map<String, Object> old = Company.claims("old-1", "ann");
    old.put("exp", 1000);
    browser.get("/sso/jwt?jwt=" + second.token(old));
    browser.get("/sso/jwt?jwt=" + new HelpCenter.Sso(0, "x".repeat(40)).token("ann"));

    JsonNode expired = site.events("reason=jwt_expired").get(0);
    assertThat(expired.path("connectionId").asLong()).isEqualTo(second.id());
    JsonNode unverified = site.events("reason=jwt_invalid_signature").get(0);
    assertThat(unverified.path("connectionId").asLong()).isEqualTo(first.id());
  }

  @Test
  void switchingOneOffEndsItsSessionsAndNoOthers() {
    Http other = site.browser();
    browser.get("/sso/jwt?jwt=" + first.token("ann"));
    other.get("/sso/jwt?jwt=" + second.token("bob"));

    change(second, Map.of("enabled", false));

    assertThat(browser.get("/docs").status()).isEqualTo(200);
    assertThat(other.get("/docs").status()).isEqualTo(302);
    assertThat(site.browser().get("/sso/jwt?jwt=" + second.token("eve")).status()).isEqualTo(403);
  }

  @Test
  void offDefaultLeavesTheOthersToAsk() {
    change(first, Map.of("enabled", false));

    assertThat(browser.get("/docs").location()).startsWith("https://partners.example/in?");
  }

  /** Else what signs in once would live on as the token that is the session itself. */
  @ParameterizedTest
  @CsvSource({"helpsite, helpsite_jwt", "helpdocs, hd_jwt"})
  void tokenThatAnotherConnectionUsedUpIsNoSession(String protocol, String cookie) {
    HelpCenter.Sso third = site.connection(Map.of("protocol", protocol));
    String keys = site.path() + "/connections/" + third.id() + "/keys";
    Company.created(admin.post(keys, Map.of("secret", first.secret())));
    Map<String, Object> claims = Company.claims(UUID.randomUUID().toString(), "ann");
    claims.put("aud", site.subdomain);
    String token = first.token(claims);
    assertThat(browser.get("/sso/jwt?jwt=" + token).status()).isEqualTo(303);

    Answer used = site.browser().withCookie(cookie, token).get("/docs");

    assertThat(used.status()).as("%s", used).isNotEqualTo(200);
    assertThat(site.events("reason=jwt_replayed")).isNotEmpty();
    JsonNode inspected =
        admin
            .post(
                site.path() + "/connections/" + third.id() + "/inspect",
                Map.of("token", token, "surface", "page"))
            .json();
    assertThat(inspected.path("reason").asText()).isEqualTo("jwt_replayed");
    claims.put("jti", UUID.randomUUID().toString());
    String unused = first.token(claims);
    assertThat(site.browser().withCookie(cookie, unused).get("/docs").status()).isEqualTo(200);
  }
}

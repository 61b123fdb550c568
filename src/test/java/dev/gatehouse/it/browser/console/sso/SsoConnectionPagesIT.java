package dev.gatehouse.it.browser.console.sso;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of one connection: settings, keys, and the values for the company's backend. */
class SsoConnectionPagesIT extends BrowserIT {
  private final SsoSite site = new SsoSite(Map.of());

  @BeforeEach
  void signInFirst() {
    signIn();
  }

  private void openConnection(long id) {
    open("sso/connection.xhtml?site=" + site.id + "&id=" + id);
  }

  private void apply() {
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved.");
  }

  private void isWrong(String member, String message) {
    assertThat(page.locator("#" + member + "-message")).containsText(message);
  }

  /** Generates a key in the dialog, and reads the secret that is shown once. */
  private String generate(String keepOthers) {
    page.locator("#first-key, #another-key").click();
    if (keepOthers != null) {
      page.locator("#keep").selectOption(keepOthers);
    }
    page.locator("#add-key").click();
    Locator secret = page.locator("[data-secret]:visible");
    secret.waitFor();
    return secret.innerText();
  }

  @Test
  @Tag("server")
  void setsUpAProtocolAndSignsAReaderIn() {
    setsUpEachProtocolAndSignsAReaderIn(
        "helpcenter",
        "loginUrl logoutUrl issuer audience tokenTtlSeconds allowUnsolicited roleCeiling"
            + " clockSkewSeconds algorithm");
  }

  /** One page shows them all, so that one tells how a server takes it. */
  @ParameterizedTest
  @CsvSource({
    "helpsite, loginUrl logoutUrl clockSkewSeconds algorithm",
    "helpdocs, loginUrl logoutUrl cookiePath clockSkewSeconds algorithm",
    "proprofs, loginUrl logoutUrl siteIds clockSkewSeconds algorithm",
    "document360, loginUrl logoutUrl clockSkewSeconds algorithm"
  })
  void setsUpEachProtocolAndSignsAReaderIn(String protocol, String members) {
    open("sso/providers.xhtml?site=" + site.id);
    page.locator("#provider-" + protocol).getByText("Add connection").click();
    page.locator("#settings").waitFor();
    List<String> all = List.of(members.split(" "));
    for (String member :
        List.of(
            "loginUrl",
            "logoutUrl",
            "issuer",
            "audience",
            "tokenTtlSeconds",
            "allowUnsolicited",
            "roleCeiling",
            "clockSkewSeconds",
            "algorithm",
            "cookiePath",
            "siteIds")) {
      assertThat(page.locator("#" + member + "-field").count())
          .as(member)
          .isEqualTo(all.contains(member) ? 1 : 0);
    }
    page.locator("#name").fill("Our app");
    page.locator("#loginUrl").fill(SsoSite.LOGIN);
    page.locator("#save").click();
    page.locator("#first-key").waitFor();
    assertThat(page.url()).contains("&id=").doesNotContain("protocol=");
    long id = Long.parseLong(page.url().replaceFirst(".*&id=", ""));
    assertThat(site.connection(id).path("loginUrl").asText()).isEqualTo(SsoSite.LOGIN);

    assertThat(page.locator("#first-sign-in-state")).containsText("Waiting");
    assertAccessible();
    screenshots("setup-" + protocol);
    String first = generate(null);
    assertThat(first).hasSize(64);
    assertThat(page.locator("#secret-lines pre:visible").innerText())
        .matches("[A-Z0-9_]+(SECRET|KEY)=.*\\s*")
        .contains("=" + first);
    assertThat(page.locator("#setup-key")).containsText("Done");
    assertThat(site.arrive(protocol, id, first).status()).isEqualTo(303);
    assertThat(page.locator("#first-sign-in-state")).containsText("Readers can sign in");
    assertThat(page.content()).contains(first);
    page.reload();
    assertThat(page.content()).doesNotContain(first);
    assertThat(page.locator("#setup-title").count()).isZero();

    String second = generate("86400");
    assertThat(page.locator("#keys").innerText()).contains("Active", "Expiring", "in 2");
    assertThat(site.arrive(protocol, id, first).status()).isEqualTo(303);
    assertThat(site.arrive(protocol, id, second).status()).isEqualTo(303);
    assertAccessible();
    assertFits(1024);
    page.reload();
    screenshots("connection-" + protocol);

    String third = generate("0");
    assertThat(site.arrive(protocol, id, second).status()).isNotEqualTo(303);
    assertThat(site.arrive(protocol, id, third).status()).isEqualTo(303);
    assertThat(site.audit("jwt.created")).hasSize(1);
    assertThat(site.audit("jwt.generated")).hasSize(3);
  }

  @Test
  void saysWhatIsWrongBesideTheField() {
    openConnection(site.connection("helpcenter", Map.of()));

    page.locator("#loginUrl").fill("app.company.example");
    page.locator("#logoutUrl").focus();
    isWrong("loginUrl", "must be an absolute");
    assertThat(page.locator("#loginUrl").getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(page.locator("#loginUrl").inputValue()).isEqualTo("app.company.example");

    page.locator("#tokenTtlSeconds").fill("soon");
    page.locator("#clockSkewSeconds").fill("301");
    page.locator("#name").fill("");
    page.locator("#save").click();
    isWrong("name", "Name is required.");
    isWrong("tokenTtlSeconds", "must be a whole number.");
    isWrong("clockSkewSeconds", "must be 0 to 300 seconds.");
    isWrong("loginUrl", "must be an absolute");
    assertThat(page.locator("#tokenTtlSeconds").inputValue()).isEqualTo("soon");
    assertAccessible();
    screenshots("invalid");

    page.locator("#tokenTtlSeconds").fill("");
    page.locator("#clockSkewSeconds").fill("");
    page.locator("#name").fill("App");
    page.locator("#loginUrl").fill(SsoSite.LOGIN);
    apply();
    assertThat(page.locator("#tokenTtlSeconds").inputValue()).isEqualTo("300");
  }

  @Test
  void savesTheVendorsOwnOptions() {
    long center = site.connection("helpcenter", Map.of());
    openConnection(center);
    page.locator("#tokenTtlSeconds").fill("60");
    page.locator("#allowUnsolicited").check();
    apply();
    assertThat(site.connection(center).path("tokenTtlSeconds").asInt()).isEqualTo(60);
    assertThat(site.connection(center).path("allowUnsolicited").asBoolean()).isTrue();
    page.reload();
    page.locator("#allowUnsolicited").uncheck();
    apply();
    assertThat(site.connection(center).path("allowUnsolicited").asBoolean(true)).isFalse();

    long docs = site.connection("helpdocs", Map.of());
    openConnection(docs);
    page.locator("#cookiePath").fill("/login/me");
    page.locator("#save").click();
    isWrong("cookiePath", "address of the help center's own");
    page.locator("#cookiePath").fill("/drop/it");
    apply();
    assertThat(site.connection(docs).path("cookiePath").asText()).isEqualTo("/drop/it");
    page.reload();
    page.locator("#cookiePath").fill("");
    apply();
    assertThat(site.connection(docs).path("cookiePath").asText()).isEqualTo("/jwt/cookie");
    assertThat(page.locator("#cookiePath").inputValue()).isEqualTo("/jwt/cookie");
  }

  @Test
  void keepsTypedTextAndTellsWhatAnotherOperatorChanged() {
    long id = site.connection("helpcenter", Map.of("issuer", "before"));
    openConnection(id);
    page.locator("#issuer").fill("mine");
    page.locator("#audience").fill("only mine");
    site.change(id, Map.of("issuer", "theirs", "name", "Their name"));

    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("another operator changed");
    assertThat(page.locator("#differences tbody tr").allInnerTexts())
        .anySatisfy(row -> assertThat(row).contains("Issuer", "before", "theirs", "mine"))
        .anySatisfy(row -> assertThat(row).contains("Name", "App", "Their name", "new value"));
    assertThat(page.locator("#issuer").inputValue()).isEqualTo("mine");
    assertThat(page.locator("#audience").inputValue()).isEqualTo("only mine");
    assertThat(page.locator("#name").inputValue()).isEqualTo("Their name");
    assertThat(site.connection(id).path("issuer").asText()).isEqualTo("theirs");
    assertAccessible();
    screenshots("stale");

    apply();
    JsonNode now = site.connection(id);
    assertThat(now.path("issuer").asText()).isEqualTo("mine");
    assertThat(now.path("audience").asText()).isEqualTo("only mine");
    assertThat(now.path("name").asText()).isEqualTo("Their name");
    assertThat(page.locator("#differences tbody").count()).isZero();
  }

  @Test
  void switchesStatusAndDefaultWithoutLosingWhatIsTyped() {
    long first = site.connection("helpcenter", Map.of());
    long second = site.connection("helpdocs", Map.of("name", "Second"));
    openConnection(second);
    page.locator("#loginUrl").fill("https://typed.example/");

    page.locator("#default").click();
    page.locator("#default[aria-checked=true]").waitFor();
    page.locator("#enabled").click();
    page.locator(".ui-confirmdialog-yes:visible").click();
    page.locator("#enabled[aria-checked=false]").waitFor();

    assertThat(site.connection(first).path("default").asBoolean()).isFalse();
    assertThat(site.connection(second).path("default").asBoolean()).isTrue();
    assertThat(site.connection(second).path("enabled").asBoolean()).isFalse();
    assertThat(page.locator("#loginUrl").inputValue()).isEqualTo("https://typed.example/");
    apply();
    JsonNode now = site.connection(second);
    assertThat(now.path("loginUrl").asText()).isEqualTo("https://typed.example/");
    assertThat(now.path("enabled").asBoolean()).isFalse();
  }

  @Test
  void takesTheCompanysOwnSecretAndEndsKeys() {
    long id = site.connection("helpsite", Map.of());
    openConnection(id);
    page.locator("#first-key").click();
    page.getByText("Paste my own").click();
    page.locator("#secret").fill("too short");
    page.locator("#kid").fill("2027");
    page.locator("#add-key").click();
    isWrong("secret", "32");
    assertThat(page.locator("#secret").inputValue()).isEmpty();
    assertThat(page.locator("#kid").inputValue()).isEqualTo("2027");
    assertAccessible();
    screenshots("own-secret");

    String own = "f3kX0qLw7Zr9TnB2vYd5HsJ8mPc4GaUe";
    page.locator("#secret").fill(own);
    page.locator("#add-key").click();
    page.locator("#keys").getByText("2027").waitFor();
    assertThat(site.arrive("helpsite", id, own).status()).isEqualTo(303);
    assertThat(site.audit("jwt.saved"))
        .hasSize(1)
        .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain(own));

    page.reload();
    page.locator("#keys button:has-text(\"End now\")").click();
    assertThat(page.locator("#end-key")).containsText("refused from now on");
    assertThat(page.locator("#end-key")).containsText("1 in the last hour");
    assertThat(page.locator("#end-key-do")).isDisabled();
    page.locator("#end-key-word").fill("2027");
    page.locator("#end-key-do").click();
    page.locator("#first-key").waitFor();
    assertThat(site.arrive("helpsite", id, own).status()).isEqualTo(401);
  }

  @Test
  void showsTheRefusalOfTheFirstSignInWithItsRemedy() {
    long id = site.connection("helpsite", Map.of());
    String secret = site.key(id);
    openConnection(id);
    assertThat(page.locator("#first-sign-in-state")).containsText("Waiting");

    site.arrive("helpsite", id, secret + "x");

    assertThat(page.locator("#first-sign-in-state")).containsText("jwt_invalid_signature");
    assertThat(page.locator("#setup-remedy")).containsText("Compare the secret");
    assertAccessible();
    screenshots("setup-refused");
    site.arrive("helpsite", id, secret);
    assertThat(page.locator("#first-sign-in-state")).containsText("Readers can sign in");
  }

  @Test
  void tellsWhichKeyAPastedSecretIsAndWhoUsesTheOldOne() {
    long id = site.connection("helpsite", Map.of());
    String old = site.key(id);
    assertThat(site.arrive("helpsite", id, old).status()).isEqualTo(303);
    openConnection(id);
    page.locator("#another-key").click();
    page.locator("#keep").selectOption("0");
    assertThat(page.locator("#at-once")).containsText("1 in the last hour");
    page.locator("#keep").selectOption("86400");
    page.locator("#add-key").click();
    page.locator("[data-secret]:visible").waitFor();
    assertThat(page.locator("#keys")).containsText("1 of 1 uses in the last hour");
    assertThat(page.locator("#keys").getByText("No longer used")).hasCount(0);
    page.reload();
    generate("86400");

    page.locator(".compare summary").click();
    page.locator("#comparedKey").fill(old + "\n");
    page.locator("#compare-do").click();
    assertThat(page.locator("#compare-result")).containsText("of this connection");
    assertThat(page.locator("#compare-result")).containsText("white space");
    page.locator("#comparedKey").fill("f3kX0qLw7Zr9TnB2vYd5HsJ8mPc4GaUe");
    page.locator("#compare-do").click();
    assertThat(page.locator("#compare-result")).containsText("match any key");
    assertThat(page.locator("#keys").getByText("No longer used")).isVisible();
    assertAccessible();
    screenshots("keys-in-use");

    page.locator("#keys tr:has-text('No longer used') button").click();
    assertThat(page.locator("#notices")).containsText("Key ended.");
    assertThat(page.locator("#keys tbody tr")).hasCount(2);
  }

  @Test
  void listsOnTheOverviewWhatIsLeftUntilReadersSignIn() {
    String overview = "site/overview.xhtml?site=" + site.id;
    long id = site.connection("helpsite", Map.of("loginUrl", SsoSite.LOGIN));
    open(overview);
    assertThat(page.locator(".checklist-steps li.open"))
        .containsText(new String[] {"Create a key", "Sign in once", "Publish an article"});
    assertAccessible();
    assertFits(1024);
    screenshots("checklist");
    page.locator(".checklist-steps").getByText("Create a key").click();
    page.locator("#setup-title").waitFor();

    site.arrive("helpsite", id, site.key(id));
    open(overview);
    assertThat(page.locator(".checklist-steps li.open a"))
        .hasText(new String[] {"Publish an article", "Set the logout URL"});
    page.locator("#hide-setup").click();
    assertThat(page.locator(".checklist")).hasCount(0);
    page.reload();
    assertThat(page.locator(".checklist")).hasCount(0);
  }

  @Test
  void asksForTheNameSpaceOfUsersOnceThereIsAnotherConnection() {
    long first = site.connection("helpcenter", Map.of("name", "First app"));
    openConnection(first);
    assertThat(page.locator("#userNamespace").count()).isZero();

    open("sso/connection.xhtml?site=" + site.id + "&protocol=helpsite");
    assertThat(page.locator("#name-spaces").innerText()).isEqualTo("First app: default");
    assertThat(page.locator("#userNamespace").inputValue()).isEqualTo("default");
    assertThat(page.locator("#linkByEmail").isChecked()).isTrue();
    assertAccessible();
    assertFits(1024);
    screenshots("name-space");
    page.locator("#name").fill("Second app");
    page.locator("#userNamespace").fill("");
    page.locator("#save").click();
    isWrong("userNamespace", "is required");
    page.locator("#userNamespace").fill("second");
    page.locator("#linkByEmail").uncheck();
    page.locator("#save").click();
    page.locator("#first-key").waitFor();

    long second = Long.parseLong(page.url().replaceFirst(".*&id=", ""));
    assertThat(site.connection(second).path("userNamespace").asText()).isEqualTo("second");
    assertThat(site.connection(second).path("linkByEmail").asBoolean(true)).isFalse();
    openConnection(first);
    assertThat(page.locator("#name-spaces").innerText()).isEqualTo("Second app: second");
    apply();
    assertThat(site.connection(first).path("userNamespace").asText()).isEqualTo("default");
  }

  @Test
  void warnsOfASecretThatAnotherConnectionHas() {
    String known = site.key(site.connection("helpcenter", Map.of()));
    openConnection(site.connection("helpsite", Map.of()));
    page.locator("#first-key").click();
    page.getByText("Paste my own").click();
    page.locator("#secret").fill(known);
    page.locator("#add-key").click();

    assertThat(page.locator("#key-warning")).containsText("The key is also that of connection");
    assertAccessible();
    page.reload();
    assertThat(page.locator("#key-warning").count()).isZero();
  }

  @Test
  void keepsTheOldKeyForAnyNumberOfHours() {
    long id = site.connection("helpsite", Map.of());
    site.key(id);
    openConnection(id);
    page.locator("#another-key").click();
    page.locator("#keep").selectOption("own");
    page.locator("#hours").fill("0");
    page.locator("#add-key").click();
    isWrong("hours", "1 to 8760");

    page.locator("#hours").fill("72");
    page.locator("#add-key").click();
    page.locator("[data-secret]:visible").waitFor();

    assertThat(page.locator("#keys").innerText()).contains("in 2 days");
  }

  @Test
  void givesOutAddressesAndSamplesWithTheSitesValues() {
    site.admin.put(
        site.path(),
        Map.of(
            "subdomain",
            site.subdomain,
            "name",
            "Help",
            "customDomains",
            List.of("help." + site.subdomain + ".example")));
    long id = site.connection("document360", Map.of());
    openConnection(id);

    String client = site.connection(id).path("clientId").asText();
    assertThat(page.locator("#integration code").allInnerTexts())
        .anyMatch(text -> text.equals(client))
        .anyMatch(text -> text.matches("http://" + site.host() + ":\\d+/jwt/authorize"))
        .anyMatch(
            text -> text.matches("http://help." + site.subdomain + ".example:\\d+/jwt/authorize"))
        .anyMatch(text -> text.matches("http://localhost:\\d+/jwt/generateCode"));
    for (String language : List.of("Node.js", "PHP", "Ruby", "Python", "Java", "C#")) {
      page.locator("#snippets a[role=tab]:text-is('" + language + "')").click();
      Locator code = page.locator("#snippets pre:visible");
      assertThat(code.innerText()).contains(client, "DOCUMENT360_CLIENT_SECRET", "/auth");
    }
    page.locator("#snippets .copy:visible").click();
    page.locator("#snippets .copy:visible").getByText("Copied").waitFor();
    assertThat(clipboard()).contains("using System", client);
  }

  @Test
  void opensOnlySitesThatTheOperatorChooses() {
    SsoSite sister = new SsoSite(Map.of("name", "Sister"));
    long id = site.connection("proprofs", Map.of());
    openConnection(id);

    pick(".picker:has(#siteIds)", sister.subdomain);
    assertAccessible();
    apply();

    assertThat(site.connection(id).path("siteIds").toString())
        .isEqualTo("[" + site.id + "," + sister.id + "]");
    page.reload();
    page.locator("button[aria-label='Remove Sister (" + sister.subdomain + ")']").click();
    assertThat(page.locator("#siteIds_input")).isFocused();
    apply();
    assertThat(site.connection(id).path("siteIds").toString()).isEqualTo("[" + site.id + "]");
  }

  @Test
  void tellsWhatEndsWithTheConnectionAndDeletesIt() {
    long id = site.connection("proprofs", Map.of("name", "Old app"));
    String secret = site.key(id);
    assertThat(site.arrive("proprofs", id, secret).status()).isEqualTo(303);
    openConnection(id);
    page.locator("#open-delete").click();
    assertThat(page.locator("#delete-do")).isVisible();
    assertThat(page.locator("#delete").innerText())
        .contains("all of its keys (1)", "sessions that it began (1)");
    assertThat(page.locator("#delete-do").isEnabled()).isFalse();
    screenshots("delete");

    page.locator("#delete-word").fill("Old app");
    page.locator("#delete-do").click();
    page.waitForURL("**/console/sso/providers.xhtml?site=" + site.id);

    assertThat(page.locator("#notices")).containsText("deleted");
    Answer gone = site.admin.get(site.path() + "/connections/" + id);
    assertThat(gone.status()).isEqualTo(404);
  }

  @Test
  void isNotFoundWhereThereIsNone() {
    expectRefusals();
    SsoSite other = new SsoSite(Map.of());
    long foreign = other.connection("helpsite", Map.of());
    for (String query :
        List.of("&id=999999999", "&id=x", "&id=" + foreign, "&protocol=sixth", "")) {
      assertThat(page.navigate("/console/sso/connection.xhtml?site=" + site.id + query).status())
          .as(query)
          .isEqualTo(404);
    }
  }
}

package dev.gatehouse.it.browser.console.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.FilePayload;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A help center's look, as its operators change it. */
@Tag("server")
class SiteLookIT extends BrowserIT {
  /** One pixel. */
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

  private static final String FOOTER = "[Terms](https://acme.example/terms)";
  private static final String BODY =
      """
      Text with [a link](/docs) and `code` with [`a link`](/docs).

      > [!NOTE]
      > Mind [this link](/docs).

      ## Heading

      | one | two |
      | --- | --- |
      | [here](/docs) | there |
      """;

  private final String name = "k" + UUID.randomUUID().toString().substring(0, 8);
  private final String site = "/sites/" + name;

  @Test
  void colourFooterLanguageAndLogoAreSetShownAndRemoved() {
    Answer made = admin.post("/sites", Map.of("subdomain", name, "name", "Look " + name));
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    signIn();
    open("site/settings.xhtml?site=" + made.json().path("id").asLong());

    colourIsPickedOrTyped();
    save();
    logoIsUploadedAndSeen();

    JsonNode now = admin.get(site).json();
    assertThat(now.path("accentColor").asText()).isEqualTo("#c2255c");
    assertThat(now.path("footer").asText()).isEqualTo("[Acme](https://acme.example)");
    assertThat(now.path("contentLanguage").asText()).isEqualTo("de-AT");
    assertThat(page.locator("#accentColor")).hasValue("#c2255c");
    assertAccessible();
    assertFits(1024);
    screenshots("look");
    logoIsRemoved();
  }

  private void colourIsPickedOrTyped() {
    page.locator("input[type=color]").fill("#0b7285");
    assertThat(page.locator("#accentColor")).hasValue("#0b7285");
    page.locator("#accentColor").fill("pink");
    page.locator("#save").click();
    assertThat(page.locator("#accentColor-message")).containsText("must be a color");
    page.locator("#accentColor").fill("#C2255C");
    assertThat(page.locator("input[type=color]")).hasValue("#c2255c");
  }

  private void save() {
    page.locator("#footer").fill("[Acme](https://acme.example)");
    page.locator("#contentLanguage").fill("de-AT");
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved");
  }

  private void logoIsUploadedAndSeen() {
    upload("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8));
    assertThat(page.locator("#logo-message")).containsText("must be a PNG, JPEG or WebP picture");
    upload("logo.png", PNG);
    assertThat(page.locator("#notices")).containsText("Logo uploaded");
    assertThat(page.locator(".on-light img").evaluate("image => image.naturalWidth > 0"))
        .isEqualTo(true);
    assertThat(admin.get(site + "/logo").header("Content-Type")).isEqualTo("image/png");
  }

  private void upload(String file, byte[] picture) {
    page.locator("#logo").setInputFiles(new FilePayload(file, "image/png", picture));
    page.locator("#upload-logo").click();
  }

  private void logoIsRemoved() {
    page.locator("#remove-logo").click();
    assertThat(page.locator("#notices")).containsText("removed");
    assertThat(page.locator(".logos")).hasCount(0);
    assertThat(admin.get(site + "/logo").status()).isEqualTo(404);
  }

  @Test
  void pagesCanBeReadWhateverColourWasChosen() {
    String article = publicArticle();
    for (String colour : List.of("#ffff00", "#000000", "#ffffff", "#ff0000", "#7f7f7f")) {
      Map<String, Object> settings = publicSite();
      settings.put("accentColor", colour);
      assertThat(admin.put(site, settings).status()).isEqualTo(200);
      for (String path : List.of("/", article, "/login", "/search?q=text")) {
        page.navigate("http://" + name + ".localhost:" + Http.port() + path);
        assertAccessible();
      }
    }
  }

  private Map<String, Object> publicSite() {
    return new HashMap<>(
        Map.of(
            "subdomain", name, "name", "Look " + name, "visibility", "public", "footer", FOOTER));
  }

  private String publicArticle() {
    assertThat(admin.post("/sites", publicSite()).status()).isEqualTo(201);
    Answer category = admin.post(site + "/categories", Map.of("title", "First things"));
    Map<String, Object> article = new HashMap<>(Map.of("title", "A text", "body", BODY));
    article.put("categoryId", category.json().path("id").asLong());
    Answer made = admin.post(site + "/articles", article);
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    return "/article/" + made.json().path("id").asLong();
  }
}

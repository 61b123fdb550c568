package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Pictures;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site's look: set through the API, and shown to readers. */
@Tag("database")
@Tag("server")
class LookIT extends GatehouseIT {
  private static final String TOKEN = "Bearer " + System.getenv("GATEHOUSE_ADMIN_TOKEN");

  /** Recognized as WebP by its first 15 bytes; nothing decodes it. */
  private static final String WEBP = "RIFF....WEBPVP8 of h1 bytes";

  private static final String SVG =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h1v1z\"/></svg>";

  private final Company company = Company.startingSignInsItself();
  private final Http site = at(company.host());

  private Answer put(String body, String type) {
    return at("localhost")
        .send("PUT", logoPath(), body, "Authorization", TOKEN, "Content-Type", type);
  }

  private String logoPath() {
    return "/api/admin/v1" + company.site() + "/logo";
  }

  @Test
  void logoIsSetShownReplacedAndRemoved() {
    Problems.of(admin.get(company.site() + "/logo"), 404);
    assertThat(site.get("/assets/logo").status()).isEqualTo(404);
    String tag = admin.get(company.site()).header("ETag");

    Answer set = put(WEBP, "image/webp; charset=utf-8");

    assertThat(set.status()).as("%s", set).isEqualTo(204);
    Answer shown = admin.get(company.site() + "/logo");
    assertThat(shown.header("Content-Type")).startsWith("image/webp");
    assertThat(shown.body()).isEqualTo(WEBP);
    assertThat(site.get("/assets/logo").body()).isEqualTo(WEBP);
    assertThat(admin.get(company.site()).header("ETag")).isEqualTo(tag);
    String other = WEBP.replace("h1", "h2");
    assertThat(put(other, "image/webp").status()).isEqualTo(204);
    assertThat(site.get("/assets/logo").body()).isEqualTo(other);
    assertThat(admin.delete(company.site() + "/logo").status()).isEqualTo(204);
    assertThat(site.get("/assets/logo").status()).isEqualTo(404);
    Problems.of(admin.delete(company.site() + "/logo"), 404);
    assertThat(audited())
        .containsExactly(
            "{\"logo\":{\"before\":\"image/webp, %d bytes\"}}".formatted(WEBP.length()),
            "{\"logo\":{\"before\":\"image/webp, %1$d bytes\",\"after\":\"image/webp, %1$d bytes\"}}"
                .formatted(WEBP.length()),
            "{\"logo\":{\"after\":\"image/webp, %d bytes\"}}".formatted(WEBP.length()));
  }

  private List<String> audited() {
    return Company.items(admin.get("/audit?event=site.updated&site=" + company.subdomain)).stream()
        .map(entry -> entry.path("changes").toString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GIF89a", "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", SVG})
  void anythingButAcceptedImagesIsRefused(String body) {
    Problems.invalid(put(body, "image/webp"), "logo");

    assertThat(site.get("/assets/logo").status()).isEqualTo(404);
  }

  @Test
  void pictureIsWhatItIsSaidToBeAndNotTooLarge() {
    Problems.invalid(put(WEBP, "image/png"), "logo");
    Problems.of(put(WEBP, "text/html"), 415);
    Problems.of(put(SVG, "image/svg+xml"), 415);
    Problems.of(put("{}", "application/json"), 415);
    String large = WEBP + "x".repeat(102_400);
    Problems.of(put(large, "image/webp"), 413);
    // Every other resource takes JSON only.
    Problems.of(
        at("localhost")
            .post(
                "/api/admin/v1/sites", WEBP, "Authorization", TOKEN, "Content-Type", "image/webp"),
        415);

    String fits = WEBP + " ".repeat(102_400 - WEBP.length());
    assertThat(put(fits, "image/webp").status()).isEqualTo(204);
  }

  @Test
  void logoIsTheConcernOfThoseWhoConfigureTheSite() {
    Company other = Company.founded();
    Map<String, Object> order =
        Map.of(
            "name",
            "elsewhere",
            "grants",
            List.of(Map.of("site", other.subdomain, "role", "admin")),
            "expiresAt",
            "2099-01-01T00:00:00Z");
    String token = Company.created(admin.post("/api-tokens", order)).path("token").asText();

    Problems.of(new AdminApi(token).get(company.site() + "/logo"), 404);
    Problems.of(new AdminApi(token).delete(company.site() + "/logo"), 404);
  }

  @Test
  void coloursAndFooterAreSetAndRefused() {
    for (String wrong : List.of("red", "#12345", "#1234567", "#12345g", "url(x)", "#fff;}")) {
      refused(Map.of("accentColor", wrong), "accentColor");
    }
    for (String wrong : List.of("", "english", "en_US", "<b>", "e")) {
      refused(Map.of("contentLanguage", wrong), "contentLanguage");
    }
    refused(Map.of("footer", "x".repeat(2001)), "footer");
    refused(Map.of("footer", "a\u0000b"), "footer");

    var changed =
        company.change(
            company.site(),
            Map.of("accentColor", "#FFD500", "footer", "*Hi*", "contentLanguage", "pt-BR"));

    assertThat(changed.path("accentColor").asText()).isEqualTo("#ffd500");
    assertThat(changed.path("footer").asText()).isEqualTo("*Hi*");
    assertThat(changed.path("contentLanguage").asText()).isEqualTo("pt-BR");
  }

  private void refused(Map<String, Object> members, String field) {
    var all = new java.util.HashMap<String, Object>(members);
    all.put("subdomain", company.subdomain);
    all.put("name", "A site");
    Problems.invalid(admin.put(company.site(), all), field);
  }

  @Test
  void themeAndLogoAreOpenAndMayBeKeptForGoodUnderTheirVersion() {
    assertThat(site.get("/assets/theme.css").status()).isEqualTo(404);
    company.change(company.site(), Map.of("accentColor", "#ffd500"));
    put(WEBP, "image/webp");

    String page = site.get("/login?bypass=1").body();
    String theme = address(page, "/assets/theme.css?v=");
    String logo = address(page, "/assets/logo?v=");

    assertFile(site.get(theme), "text/css", "public, max-age=31536000, immutable");
    assertFile(site.get("/assets/theme.css"), "text/css", "public, max-age=60");
    assertFile(site.get("/assets/theme.css?v=0"), "text/css", "public, max-age=60");
    assertFile(site.get(logo), "image/webp", "public, max-age=31536000, immutable");
    assertFile(site.get("/assets/logo?v=0"), "image/webp", "public, max-age=60");
    assertThat(site.get(theme).body()).contains("--accent:", "prefers-color-scheme: dark");
    assertThat(site.get(theme).headers("Set-Cookie")).isEmpty();
    company.change(company.site(), Map.of("accentColor", "#00aa55"));
    assertThat(address(site.get("/login?bypass=1").body(), "/assets/theme.css?v="))
        .isNotEqualTo(theme);
    assertThat(at("localhost").get("/assets/theme.css").status()).isEqualTo(404);
    assertThat(at("localhost").get("/assets/logo").status()).isEqualTo(404);
  }

  private static String address(String page, String start) {
    assertThat(page).contains(start);
    int at = page.indexOf(start);
    return page.substring(at, page.indexOf('"', at));
  }

  private static void assertFile(Answer answer, String type, String kept) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith(type);
    assertThat(answer.header("Cache-Control")).isEqualTo(kept);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; sandbox");
  }

  @Test
  void bytesOfAPictureComeBackAsTheyWere() throws Exception {
    byte[] png =
        Base64.getDecoder()
            .decode(
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

    assertThat(Pictures.put(logoPath(), TOKEN, "image/png", png)).isEqualTo(204);

    assertThat(Pictures.get(company.host(), "/assets/logo")).isEqualTo(png);
  }

  @Test
  void footerIsMarkdownWithoutAnythingThatActs() {
    company.change(
        company.site(),
        Map.of(
            "footer",
            "**Acme** [terms](https://acme.example/terms) [x](javascript:alert(1))"
                + " <script>alert(2)</script><img src=x onerror=alert(3)>"));

    String page = site.get("/login?bypass=1").body();

    assertThat(page)
        .contains("<strong>Acme</strong>", "href=\"https://acme.example/terms\"")
        .doesNotContain("alert(");
  }
}

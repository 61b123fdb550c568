package dev.gatehouse.it.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of readers' pages. */
@Tag("server")
class LanguageIT extends GatehouseIT {
  private final Company company = Company.startingSignInsItself();
  private final Http site = at(company.host());

  private static void assertLanguage(Answer answer, String language, String words) {
    assertThat(answer.body()).contains("<html", "lang=\"" + language + "\"").contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-GB|en|Sign in to Help of",
        "de-CH,de;q=0.9,en;q=0.1|de|Passwort",
        "es-419|es|Contraseña",
        "fr|fr|Mot de passe",
        "ja|ja|パスワード"
      })
  void signInPageIsInTheLanguageOfTheBrowser(String header, String language, String words) {
    Answer page = site.get("/login?bypass=1", "Accept-Language", header);

    assertThat(page.status()).isEqualTo(200);
    assertLanguage(page, language, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Page not found",
        "de|Seite nicht gefunden",
        "es-MX|Página no encontrada",
        "fr_CA|Page introuvable",
        "ja-JP|ページが見つかりません"
      })
  void tokenSaysInWhichLanguageItsReaderReads(String lang, String title) {
    Http browser = company.browser();
    Map<String, Object> claims = Company.claims("k" + company.subdomain + lang, "ann");
    claims.put("lang", lang);
    browser.get("/sso/jwt?jwt=" + company.token(claims));

    Answer page = browser.get("/article/999999", "Accept-Language", "it,es;q=0.5");

    assertThat(page.status()).isEqualTo(404);
    String expected = lang.equals("fr_CA") ? "Página no encontrada" : title;
    assertThat(page.body()).contains(expected);
  }

  @Test
  void articleInAnotherLanguageSaysSoWhereverItIsShown() {
    Company company = Company.with(Map.of("visibility", "public"), Map.of());
    Content content = new Content(company);
    long category = Content.id(content.category(Map.of("title", "Guides")));
    Map<String, Object> arabic =
        Map.of(
            "title",
            "مرحبا",
            "lang",
            "ar",
            "body",
            "## أهلا\n\nنص\n\n## ثان",
            "tags",
            List.of("ت"),
            "categoryId",
            category);
    String path = content.article(arabic);
    String japanese = content.article(Map.of("title", "始め方", "lang", "ja", "categoryId", category));
    Http browser = company.browser();

    String own = browser.get(path).body();
    assertThat(own)
        .contains(
            "<html lang=\"en\">",
            "<header lang=\"ar\" dir=\"rtl\">",
            "<div class=\"prose\" lang=\"ar\" dir=\"rtl\">",
            "<span class=\"title\" lang=\"ja\" dir=\"ltr\">始め方");
    for (String page : List.of("/", "/docs", "/category/" + category + "-guides")) {
      assertThat(browser.get(page).body())
          .as(page)
          .containsPattern("<li lang=\"ar\" dir=\"rtl\">\\s*<a href=\"" + path)
          .containsPattern("<li lang=\"ja\">\\s*<a href=\"" + japanese);
    }
    assertThat(browser.get("/search?q=" + URLEncoder.encode("مرحبا", UTF_8)).body())
        .contains("<h2 lang=\"ar\" dir=\"rtl\">");
    JsonNode suggested =
        browser.get("/search/suggestions?q=" + URLEncoder.encode("始め方", UTF_8)).json();
    assertThat(suggested.at("/results/0/lang").asText()).isEqualTo("ja");
    assertThat(suggested.at("/results/0/dir").asText()).isEqualTo("ltr");
  }

  @Test
  void siteSpeaksForWhomNothingElseDoes() {
    company.change(company.site(), Map.of("contentLanguage", "ja"));
    assertLanguage(site.get("/login?bypass=1"), "ja", "サインイン");
    assertLanguage(site.get("/login?bypass=1", "Accept-Language", "it,*"), "ja", "サインイン");
    assertLanguage(site.get("/login?bypass=1", "Accept-Language", "fr"), "fr", "Mot de passe");

    company.change(company.site(), Map.of("contentLanguage", "pt-BR"));
    assertLanguage(site.get("/login?bypass=1", "Accept-Language", "it"), "en", "Sign in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"><script>alert(1)</script>",
        "../../etc/passwd",
        "de;q=9",
        ",;,;",
        "x-klingon",
        "${jndi:x}",
        "#{text.of('page.home')}"
      })
  void headerThatIsNoneIsNoLanguage(String header) {
    Answer page = site.get("/login?bypass=1", "Accept-Language", header);

    assertThat(page.status()).isEqualTo(200);
    assertLanguage(page, "en", "Sign in");
    assertThat(page.body()).doesNotContain("alert(1)", "klingon", "jndi");
  }

  @Test
  void veryLongHeaderIsNoLanguage() {
    assertLanguage(
        site.get("/login?bypass=1", "Accept-Language", "de,".repeat(1000)), "en", "Sign in");
  }

  @Test
  void refusalsAndErrorsSpeakToo() {
    Answer refused = site.get("/sso/jwt?jwt=nonsense", "Accept-Language", "de");
    assertThat(refused.status()).isEqualTo(403);
    assertLanguage(refused, "de", "Sie konnten nicht angemeldet werden");
    assertThat(refused.body()).contains("jwt_invalid_signature", "Noch einmal versuchen");

    String token = company.token("ann");
    company.browser().get("/sso/jwt?jwt=" + token);
    Answer replayed = site.get("/sso/jwt?jwt=" + token, "Accept-Language", "fr");
    assertLanguage(replayed, "fr", "Ce lien de connexion a déjà été utilisé ou a expiré.");
    assertThat(replayed.body()).contains("jwt_replayed", "Se reconnecter");

    assertLanguage(
        at("localhost").get("/assets/nothing-here.css", "Accept-Language", "es"),
        "es",
        "Página no encontrada");
    assertLanguage(site.get("/assets/nothing-here.css", "Accept-Language", "ja"), "ja", "見つかりません");
  }

  @Test
  void wrongPasswordIsToldInTheReadersLanguage() {
    Answer answer =
        site.form(
            "/login",
            Map.of("email", "ann@company.example", "password", "not hers at all"),
            "Accept-Language",
            "es");

    assertThat(answer.status()).isEqualTo(401);
    assertLanguage(answer, "es", "El correo electrónico y la contraseña no coinciden.");
  }
}

package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.vendor.HelpDocs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which pages browsers may cache, and when they must revalidate them. */
@Tag("database")
@Tag("server")
class CachedPagesIT extends GatehouseIT {
  private final Company company = Company.startingSignInsItself();
  private final Content content = new Content(company);
  private final String category = content.category(Map.of("title", "Basics"));
  private final String article =
      content.article(
          Map.of("title", "First steps", "body", "old text", "categoryId", Content.id(category)));

  @Test
  void sendsAPageOnceAsLongAsItStaysTheSame() {
    Http browser = signedIn("ann");

    for (String path : List.of("/", "/docs", category, article)) {
      Answer page = browser.get(path);
      assertThat(page.status()).as(path).isEqualTo(200);
      assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
      assertThat(page.header("Vary")).isEqualTo("Cookie, Accept-Language");
      String tag = page.header("ETag");
      assertThat(tag).matches("\"[0-9a-f]{64}\"");

      for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag)) {
        Answer again = browser.get(path, "If-None-Match", known);
        assertThat(again.status()).as("%s %s", path, known).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(again.header("Content-Security-Policy")).contains("default-src 'none'");
      }
      assertThat(browser.get(path, "If-None-Match", "\"other\"").body()).isEqualTo(page.body());
    }
  }

  @Test
  void headersAloneNameTheSameVersion() {
    Http browser = signedIn("ann");

    Answer head = browser.head(article);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("ETag")).isEqualTo(browser.get(article).header("ETag"));
  }

  @Test
  void whateverAPageShowsIsAnotherVersion() {
    Http browser = signedIn("ann");
    String tag = browser.get(article).header("ETag");

    assertThat(browser.get(article, "If-None-Match", tag, "Accept-Language", "de").status())
        .as("another language")
        .isEqualTo(200);
    assertThat(signedIn("bob").get(article, "If-None-Match", tag).body())
        .as("another reader")
        .contains("Name of bob");

    content.article(Map.of("title", "Next to it", "categoryId", Content.id(category)));
    assertThat(browser.get(article, "If-None-Match", tag).body()).contains("Next to it");

    tag = browser.get(article).header("ETag");
    content.change(article, Map.of("body", "new text"));
    assertThat(browser.get(article, "If-None-Match", tag).body()).contains("new text");
  }

  @Test
  void aKnownVersionOpensNothing() {
    Http browser = signedIn("ann");
    String tag = browser.get(article).header("ETag");

    content.change(article, Map.of("groups", content.group()));
    assertThat(browser.get(article, "If-None-Match", tag).status()).isEqualTo(404);

    content.change(article, Map.of("groups", List.of()));
    browser.post("/logout", "");
    Answer refused = browser.get(article, "If-None-Match", tag);
    assertThat(refused.status()).isEqualTo(302);
    assertThat(refused.body()).doesNotContain("old text");
  }

  @Test
  void signingOutHasTheBrowserForget() {
    Http browser = signedIn("ann");

    Answer out = browser.post("/logout", "");

    assertThat(out.status()).isEqualTo(303);
    assertThat(out.header("Clear-Site-Data")).isEqualTo("\"cache\"");
    assertThat(signedIn("ann").get("/logout").header("Clear-Site-Data")).isNull();
  }

  @Test
  void signingOutOfATokenThatTheBrowserKeepsDoes() {
    Company docs = HelpDocs.company();
    Http browser = docs.browser();
    browser.get("/docs?hd_jwt=" + HelpDocs.token(docs));
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    Answer out = browser.post("/logout", "");

    assertThat(HelpDocs.setCookie(out, "hd_jwt")).contains("Max-Age=0");
    assertThat(out.header("Clear-Site-Data")).isEqualTo("\"cache\"");
  }

  @Test
  void whatIsNothingToReadIsNotKept() {
    Http browser = signedIn("ann");
    Http stranger = Company.with(Map.of("visibility", "public"), Map.of()).browser();

    for (Answer answer :
        List.of(
            browser.get("/nothing"),
            browser.get("/logout"),
            browser.get("/article/1-x"),
            stranger.get("/login?bypass=1"),
            stranger.get("/nothing"),
            company.browser().get(article))) {
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.header("ETag")).isNull();
    }
  }

  private Http signedIn(String person) {
    Http browser = company.browser();
    assertThat(browser.get("/sso/jwt?jwt=" + company.token(person)).status()).isEqualTo(303);
    return browser;
  }
}

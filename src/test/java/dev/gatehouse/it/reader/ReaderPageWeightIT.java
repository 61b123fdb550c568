package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bytes that a first visit loads. */
@Tag("server")
class ReaderPageWeightIT extends GatehouseIT {
  private static final int MOST_BYTES = 100_000;
  private static final int MOST_BYTES_OF_SCRIPT = 4_096;
  private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

  private final Company company = Company.with(Map.of("visibility", "public"), Map.of());
  private final Http browser = company.browser();

  @Test
  void theFirstPageIsLight() throws IOException {
    Content content = new Content(company);
    for (int i = 0; i < 12; i++) {
      long id = Content.id(content.category(Map.of("title", "Category " + i)));
      for (int j = 0; j < 3; j++) {
        content.article(Map.of("title", "Article %d of %d".formatted(j, i), "categoryId", id));
      }
    }
    Answer home = browser.get("/");
    int bytes = packed(home.body());
    for (String file : files(home)) {
      bytes += packed(browser.get(file).body());
    }
    assertThat(home.body()).contains("Article 2 of 11");
    assertThat(bytes).isBetween(3_000, MOST_BYTES);
  }

  @Test
  void filesAreKeptByAddressesThatNameWhatIsInThem() {
    List<String> files = files(browser.get("/"));

    assertThat(files)
        .anyMatch(file -> file.matches("/assets/site\\.css\\?v=[0-9a-f]+"))
        .anyMatch(file -> file.matches("/assets/reader\\.js\\?v=[0-9a-f]+"))
        .anyMatch(file -> file.matches("/assets/icon\\.svg\\?v=[0-9a-f]+"))
        .allSatisfy(
            file ->
                assertThat(browser.get(file).header("Cache-Control"))
                    .isEqualTo("public, max-age=31536000, immutable"));
    for (String other : List.of("/assets/site.css", "/assets/site.css?v=0", "/assets/nothing")) {
      assertThat(browser.get(other).header("Cache-Control")).as(other).doesNotContain("max-age");
    }
  }

  @Test
  void theScriptIsSmall() throws IOException {
    String script =
        files(browser.get("/")).stream().filter(f -> f.contains(".js")).findFirst().orElseThrow();

    assertThat(packed(browser.get(script).body())).isBetween(1_000, MOST_BYTES_OF_SCRIPT);
  }

  private static List<String> files(Answer page) {
    return FILE.matcher(page.body()).results().map((MatchResult file) -> file.group(1)).toList();
  }

  private static int packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.size();
  }
}

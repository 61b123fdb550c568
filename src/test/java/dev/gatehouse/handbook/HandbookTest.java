package dev.gatehouse.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Document;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.storage.MemoryDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandbookTest {
  private static final List<HandbookArticle> ARTICLES =
      Handbook.chapters().stream().flatMap(chapter -> chapter.articles().stream()).toList();

  @Test
  void contentsListEveryArticleOnce() {
    assertThat(ARTICLES)
        .extracting(HandbookArticle::name)
        .containsExactlyInAnyOrderElementsOf(
            Document.all().stream()
                .map(Document::name)
                .filter(name -> !name.equals("README"))
                .toList());
  }

  @Test
  void contentsNameArticlesByTheirTitles() {
    Map<String, String> listed =
        Pattern.compile("- \\[(.+)]\\((.+)\\.md\\)")
            .matcher(Document.handbook("README").text())
            .results()
            .collect(Collectors.toMap((MatchResult l) -> l.group(2), l -> l.group(1)));

    assertThat(ARTICLES)
        .allSatisfy(article -> assertThat(listed).containsEntry(article.name(), article.title()));
  }

  @Test
  void chaptersHaveDescriptions() {
    assertThat(Handbook.chapters())
        .hasSizeGreaterThan(3)
        .allSatisfy(chapter -> assertThat(chapter.description()).endsWith("."));
  }

  @Test
  void linksLeadToAddressesOfTheProduct() {
    HandbookArticle demo = Handbook.find("demo").orElseThrow();

    assertThat(demo.text()).contains("[widget](widget.md)", "(events.md#find-an-event)", "](../");
    assertThat(demo.linked(name -> "/help/" + name))
        .contains(
            "[widget](/help/widget)", "(/help/events#find-an-event)", "README has the details")
        .doesNotContain("](../");
  }

  @Test
  void picturesComeFromTheProduct() {
    assertThat(ARTICLES)
        .allSatisfy(
            article -> assertThat(article.linked(name -> name)).doesNotContain("../", ".md)"));
    assertThat(Handbook.find("console").orElseThrow().linked(name -> name))
        .contains("](/assets/handbook/dashboard.png)");
  }

  @Test
  void troubleshootingExplainsEveryReason() {
    String article = Document.handbook("troubleshooting").text();

    assertThat(Rejection.values())
        .allSatisfy(reason -> assertThat(article).contains("| `" + reason.code() + "` |"));
    assertThat(Cause.values())
        .allSatisfy(cause -> assertThat(article).contains("| `" + cause.code() + "` |"));
  }

  @Test
  void cookiesListEveryCookieOfReaders() throws IOException {
    Pattern cookie = Pattern.compile("\"__Host-(gatehouse[a-z-]*)\"|KeptToken\\(\"(\\w+)\"");
    List<String> names;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      names =
          sources
              .filter(path -> path.toString().endsWith(".java"))
              .flatMap(path -> cookie.matcher(new Document(path).text()).results())
              .map(found -> found.group(1) == null ? found.group(2) : "__Host-" + found.group(1))
              .filter(name -> !name.endsWith("-console"))
              .toList();
    }

    assertThat(names)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            name -> assertThat(Document.handbook("cookies").text()).contains("| `" + name + "` |"));
  }

  @Test
  void benchmarksCanBeRunByTheirCommands() throws Exception {
    List<String> classes =
        Document.all().stream()
            .flatMap(d -> Pattern.compile("exec\\.mainClass=(\\S+)").matcher(d.text()).results())
            .map(found -> found.group(1))
            .toList();

    assertThat(classes).hasSizeGreaterThan(3);
    for (String name : classes) {
      assertThat(Class.forName(name).getMethod("main", String[].class)).isNotNull();
    }
  }

  /** Without the master key Gatehouse starts only when nothing sealed is left. */
  @Test
  void wayOutOfALostMasterKeyDeletesEverySealedSecret() {
    String sql = Document.handbook("master-key").block("sql");
    try (MemoryDatabase database = new MemoryDatabase("handbook")) {
      List<?> tables =
          database
              .entities()
              .createNativeQuery(
                  "select lower(table_name) from information_schema.columns"
                      + " where lower(column_name) = 'sealed_secret'")
              .getResultList();

      assertThat(tables)
          .hasSizeGreaterThan(1)
          .allSatisfy(table -> assertThat(sql).contains("delete from " + table + ";"));
      database.write(
          () ->
              sql.lines()
                  .forEach(line -> database.entities().createNativeQuery(line).executeUpdate()));
    }
  }
}

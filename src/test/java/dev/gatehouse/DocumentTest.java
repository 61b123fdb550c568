package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the README and every article of the handbook. */
class DocumentTest {
  static List<Document> documents() {
    return Document.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksToWhatExists(Document document) {
    List<String> broken =
        document.links().stream()
            .filter(link -> !link.matches("(https?|mailto):.*"))
            .filter(link -> !isThere(document, link))
            .toList();

    assertThat(broken).isEmpty();
  }

  private static boolean isThere(Document document, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty()
            ? document.path()
            : Path.of(".").resolve(document.path()).resolveSibling(parts[0]).normalize();
    boolean inside = !target.startsWith("..");
    return inside
        && Files.exists(target)
        && (parts.length == 1 || anchors(new Document(target)).contains(parts[1]));
  }

  /** Those of the product that a code host makes as well. */
  private static Set<String> anchors(Document document) {
    Set<String> ofCodeHost =
        document
            .text()
            .lines()
            .filter(line -> line.matches("#{1,6} .*"))
            .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
            .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
            .collect(Collectors.toSet());
    ofCodeHost.retainAll(document.anchors());
    return ofCodeHost;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void holdsJsonThatCanBeRead(Document document) throws JsonProcessingException {
    for (String json : document.blocks("json")) {
      assertThat(new ObjectMapper().readTree(json).isObject()).isTrue();
    }
  }

  /** A block in another language would be one that no test runs. */
  @ParameterizedTest
  @MethodSource("documents")
  void holdsCodeThatIsTestedOnly(Document document) {
    Set<String> tested = Set.of("sh", "js", "php", "python", "html", "sql", "json");
    Set<String> shown = Set.of("text", "yaml");

    List<String> languages =
        document
            .text()
            .lines()
            .map(String::strip)
            .filter(line -> line.matches("```.+"))
            .map(line -> line.substring(3))
            .toList();
    assertThat(languages)
        .allMatch(language -> Stream.of(tested, shown).anyMatch(set -> set.contains(language)));
  }
}

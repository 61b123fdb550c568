package dev.gatehouse.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.site.ReaderLanguage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks of the widget's script that need no browser. */
class WidgetScriptTest {
  private static final String SCRIPT = read("init.js");
  private static final String TYPES = read("init.d.ts");
  private static final int MOST_BYTES = 20_000;

  private static String read(String name) {
    try {
      return Files.readString(Path.of("src/main/webapp/js", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void weighsLittle() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(ScriptText.served(SCRIPT).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(compressed.size()).isLessThan(MOST_BYTES);
  }

  /** Code in such a line would be left out, or a text that begins like a comment. */
  @Test
  void commentsShareNoLineWithCode() {
    List<String> lines = SCRIPT.lines().map(String::strip).toList();

    assertThat(lines)
        .filteredOn(line -> line.startsWith("/*") || line.startsWith("*"))
        .noneMatch(line -> line.contains("*/") && !line.endsWith("*/"))
        .hasSizeGreaterThan(50);
    assertThat(lines.stream().filter(line -> line.startsWith("/*")).count())
        .isEqualTo(lines.stream().filter(line -> line.endsWith("*/")).count());
  }

  @Test
  void leavesOutCommentsAndIndentationOnly() {
    assertThat(
            ScriptText.served(
                """
                /* One
                 * two. */
                call('https://a'); // stays

                  // Three
                  /** Four */
                  go();
                """))
        .isEqualTo("call('https://a'); // stays\ngo();\n");
  }

  @ParameterizedTest
  @EnumSource(ReaderLanguage.class)
  void saysEverythingInEveryLanguage(ReaderLanguage language) {
    Map<String, String> english = texts(ReaderLanguage.EN);
    Map<String, String> texts = texts(language);

    assertThat(english).hasSizeGreaterThan(25);
    assertThat(texts.keySet()).isEqualTo(english.keySet());
    texts.forEach(
        (key, text) ->
            assertThat(text.contains("{0}")).as(key).isEqualTo(english.get(key).contains("{0}")));
  }

  /** The texts of one language by key: English is in the script, and others are files. */
  private static Map<String, String> texts(ReaderLanguage language) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (language == ReaderLanguage.EN) {
      String block = found("const ENGLISH = \\{\\n(.*?)\\n  \\};", SCRIPT).get(0).group(1);
      found("(\\w+): '([^']+)'", block).forEach(text -> texts.put(text.group(1), text.group(2)));
    } else {
      json("texts/" + language.tag() + ".json")
          .properties()
          .forEach(text -> texts.put(text.getKey(), text.getValue().textValue()));
    }
    return texts;
  }

  private static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(read(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void knowsEveryLanguage() {
    String languages = found("const LANGUAGES = \\[(.*?)\\]", SCRIPT).get(0).group(1);

    assertThat(found("'(\\w+)'", languages).stream().map(language -> language.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ReaderLanguage.values()).map(ReaderLanguage::tag).toList());
  }

  @ParameterizedTest
  @EnumSource(ReaderLanguage.class)
  void looksUpOnlyTextsThatAreThere(ReaderLanguage language) {
    List<String> used = new ArrayList<>();
    found("text\\('(\\w+)'", SCRIPT).forEach(use -> used.add(use.group(1)));

    assertThat(used).hasSizeGreaterThan(10);
    assertThat(texts(language).keySet()).containsAll(used);
  }

  @Test
  void explainsEveryReasonForWhichTokensAreRefused() {
    JsonNode table = json("reasons.json");

    // Not on pages where people type or follow links.
    for (Rejection reason : Rejection.values()) {
      if (reason.compareTo(Rejection.NO_RULE_MATCHED) <= 0) {
        assertThat(table.path(reason.code()).asText()).as(reason.code()).isNotEmpty();
      }
    }
    assertThat(table.fieldNames())
        .toIterable()
        .contains("token_missing", "unknown_app_id", "rate_limited", "unavailable");
  }

  @Test
  void typesNameWhatIsPublic() {
    String api =
        found("window.Gatehouse = Object.freeze\\(\\{(.*?)\\n  \\}\\);", SCRIPT).get(0).group(1);
    List<MatchResult> methods = found("\\n    (\\w+): ", api);

    assertThat(methods).hasSize(6);
    methods.forEach(method -> assertThat(TYPES).containsPattern("\n  " + method.group(1) + "[(<]"));
    assertThat(TYPES).contains("interface Window", "hcOptions?:", "Gatehouse?:");
  }

  @Test
  void typesNameEveryEvent() {
    String events = found("const EVENTS = \\[(.*?)\\]", SCRIPT).get(0).group(1);

    assertThat(found("'([\\w-]+)'", events))
        .hasSize(8)
        .allSatisfy(event -> assertThat(TYPES).containsPattern("\n  '?" + event.group(1) + "'?:"));
  }

  @Test
  void typesNameEveryOption() {
    assertThat(found("(?:options|given)\\.(\\w+)", SCRIPT))
        .isNotEmpty()
        .allSatisfy(option -> assertThat(TYPES).contains("\n  " + option.group(1) + "?:"));
  }

  /** An article's body is the only text that is parsed, into a separate document. */
  @Test
  void makesNoHtmlOfText() {
    assertThat(SCRIPT)
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
        .doesNotContain("localStorage", "sessionStorage", "document.cookie");
  }

  private static List<MatchResult> found(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results().toList();
  }
}

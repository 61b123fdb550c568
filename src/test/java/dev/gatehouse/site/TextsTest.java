package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
  private static final Pattern VALUE = Pattern.compile("\\{\\d");

  @ParameterizedTest
  @EnumSource(ReaderLanguage.class)
  void everyLanguageSaysEverything(ReaderLanguage language) {
    var english = Texts.in(ReaderLanguage.EN).bundle();
    var texts = Texts.in(language).bundle();
    if (language != ReaderLanguage.EN) {
      assertThat(texts.getLocale()).isEqualTo(language.locale());
      assertThat(ownKeys(language)).isEqualTo(ownKeys(ReaderLanguage.EN));
    }
    for (String key : english.keySet()) {
      assertThat(texts.getString(key)).as(key).isNotBlank();
      assertThat(values(texts.getString(key))).as(key).isEqualTo(values(english.getString(key)));
    }
  }

  @ParameterizedTest
  @EnumSource(ReaderLanguage.class)
  void apostrophesAreDoubledWhereValuesStandAndOnlyThere(ReaderLanguage language) {
    var texts = Texts.in(language).bundle();
    for (String key : texts.keySet()) {
      String text = texts.getString(key);
      assertThat(values(text).isEmpty() ? !text.contains("''") : isDoubled(text))
          .as("%s in %s: %s", key, language, text)
          .isTrue();
    }
  }

  private static boolean isDoubled(String text) {
    return !text.replace("''", "").contains("'");
  }

  private static List<String> values(String text) {
    return VALUE.matcher(text).results().map(MatchResult::group).sorted().distinct().toList();
  }

  /** Without the root bundle, to which all others fall back. */
  private static Set<String> ownKeys(ReaderLanguage language) {
    String name =
        language == ReaderLanguage.EN
            ? "texts.properties"
            : "texts_" + language.tag() + ".properties";
    var properties = new Properties();
    try (var in =
        new InputStreamReader(TextsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }
}

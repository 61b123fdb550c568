package dev.gatehouse.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.convert.Converter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputConvertersTest {
  private final Converter<List<String>> lines = new InputConverters.Lines();
  private final Converter<Set<String>> lineSet = new InputConverters.LineSet();
  private final Converter<List<String>> commas = new InputConverters.Commas();
  private final Converter<String> trimmed = new InputConverters.Trimmed();
  private final Converter<String> multiline = new InputConverters.Multiline();

  private static <T> T typed(Converter<T> converter, String text) {
    return converter.getAsObject(null, null, text);
  }

  private static <T> String shown(Converter<T> converter, T value) {
    return converter.getAsString(null, null, value);
  }

  @Test
  void takesOneEntryALine() {
    assertThat(typed(lines, " https://a.example\r\n\n https://b.example, https://a.example "))
        .containsExactly("https://a.example", "https://b.example");
    assertThat(shown(lines, List.of("https://b.example", "https://a.example")))
        .isEqualTo("https://b.example\nhttps://a.example");
  }

  @Test
  void showsASetInOrder() {
    assertThat(typed(lineSet, "help.acme.example\ndocs.acme.example"))
        .containsExactlyInAnyOrder("docs.acme.example", "help.acme.example");
    assertThat(shown(lineSet, Set.of("help.acme.example", "docs.acme.example")))
        .isEqualTo("docs.acme.example\nhelp.acme.example");
  }

  @Test
  void keepsSpacesWithinEntriesBetweenCommas() {
    assertThat(typed(commas, "single sign-on, jwt ,, jwt"))
        .containsExactly("single sign-on", "jwt");
    assertThat(shown(commas, List.of("single sign-on", "jwt"))).isEqualTo("single sign-on, jwt");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\r\n "})
  void takesBlankTextAsNone(String blank) {
    assertThat(typed(trimmed, blank)).isNull();
    assertThat(typed(multiline, blank)).isNull();
    assertThat(typed(lines, blank)).isEmpty();
    assertThat(typed(lineSet, blank)).isEmpty();
    assertThat(typed(commas, blank)).isEmpty();
  }

  @Test
  void showsNothingForNull() {
    assertThat(shown(trimmed, null)).isEmpty();
    assertThat(shown(lines, null)).isEmpty();
    assertThat(shown(lineSet, null)).isEmpty();
  }

  @Test
  void trimsOneLineAndKeepsTheLineEndsOfSeveral() {
    assertThat(typed(trimmed, " Acme ")).isEqualTo("Acme");
    assertThat(typed(multiline, "One line\r\nand another\r\n"))
        .isEqualTo("One line\nand another\n");
  }
}

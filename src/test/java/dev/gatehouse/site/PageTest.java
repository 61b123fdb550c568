package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  @ParameterizedTest
  @CsvSource({"/52-first-steps,52", "/52,52", "/52-,52", "/52-é%20x,52", "/007-x,7"})
  void findsTheIdWhateverTheSlug(String pathInfo, long id) {
    assertThat(Page.id(pathInfo)).hasValue(id);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "/", "/x", "/-5", "/52/x", "/52x", "/9999999999999999999", "/5 ", "/٥"})
  void findsNoneInAnythingElse(String pathInfo) {
    assertThat(Page.id(pathInfo)).isEmpty();
  }
}

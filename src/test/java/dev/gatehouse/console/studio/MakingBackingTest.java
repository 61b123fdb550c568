package dev.gatehouse.console.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakingBackingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "O'Hara", "'; rm -rf / #", "$(id) `id` \\ \"x\"", "''", "a\nb", "Ünï ✓"})
  void quotesWhateverStandsInIt(String text) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf %s " + MakingBacking.quoted(text)).start();

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(text);
  }
}

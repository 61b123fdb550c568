package dev.gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Faces resolves a loop's variable outside of the loop, too: if a bean has its name, that bean is
 * created on a page that it does not belong to.
 */
class LoopVariablesTest {
  @Test
  void noLoopVariableIsTheNameOfBean() {
    Set<String> beans = found(Path.of("src/main/java"), "@Named\\(\"(\\w+)\"\\)");
    Set<String> variables = found(Path.of("src/main/webapp"), " var=\"(\\w+)\"");

    assertThat(beans).isNotEmpty();
    assertThat(variables).isNotEmpty().doesNotContainAnyElementsOf(beans);
  }

  private static Set<String> found(Path folder, String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(java|xhtml)"))
          .flatMap(file -> wanted.matcher(text(file)).results())
          .map((MatchResult match) -> match.group(1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.gatehouse.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentPolicyTest {
  private static final List<String> DIRECTIVES =
      Arrays.stream(ContentPolicy.WITHOUT_SCRIPT.split(";")).map(String::trim).toList();

  @Test
  void allowsNothingThatIsNotNamed() {
    assertThat(DIRECTIVES)
        .contains(
            "default-src 'none'",
            "script-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "connect-src 'self'");
  }

  @Test
  void allowsInlineStylesOnAttributesOnlyAndNoOtherHost() {
    assertThat(DIRECTIVES)
        .filteredOn(directive -> directive.contains("unsafe"))
        .containsExactly("style-src-attr 'unsafe-inline'");
    assertThat(ContentPolicy.WITHOUT_SCRIPT).doesNotContain("http", "*");
  }

  @Test
  void namesNoDirectiveTwice() {
    assertThat(DIRECTIVES.stream().map(directive -> directive.split(" ")[0]))
        .doesNotHaveDuplicates();
  }
}

package dev.gatehouse.console.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.ArticleSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static ArticleSettings article(String title, String body) {
    ArticleSettings settings = new ArticleSettings();
    settings.setTitle(title);
    settings.setBody(body);
    return settings;
  }

  @Test
  void marksLinesThatOnlyOneOfThemHas() {
    Comparison two = new Comparison(article("T", "a\n\nb\nc"), article("T", "c\r\nx\r\n\r\na"));

    assertThat(two.getMine().stream().filter(Comparison.Line::differs))
        .extracting(Comparison.Line::text)
        .containsExactly("b");
    assertThat(two.getTheirs().stream().filter(Comparison.Line::differs))
        .extracting(Comparison.Line::text)
        .containsExactly("x");
    assertThat(two.getMembers()).isEmpty();
  }

  @Test
  void tellsWhatElseDiffers() {
    ArticleSettings theirs = article("U", "same");
    theirs.setTags(List.of("a", "b"));
    theirs.setSignedInOnly(true);

    assertThat(new Comparison(article("T", "same"), theirs).getMembers())
        .containsExactly(
            new Comparison.Difference("title", "T", "U"),
            new Comparison.Difference("tags", "", "a, b"),
            new Comparison.Difference("private", "false", "true"));
  }
}

package dev.gatehouse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.ArticleSettings;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoArticlesTest {
  static Stream<String> names() {
    return DemoArticles.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void areValid(String name) {
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      Validator validator = factory.getValidator();
      ArticleSettings article = ArticleFile.parse(name, DemoArticles.text(name));

      assertThat(validator.validate(article)).isEmpty();
      assertThat(article.getDescription()).isNotBlank();
      assertThat(article.getTags()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void referToEachOtherOnly(String name) {
    List<String> links =
        DemoArticles.LINK
            .matcher(DemoArticles.text(name))
            .results()
            .map((MatchResult link) -> link.group(1))
            .toList();

    assertThat(DemoArticles.names()).containsAll(links);
    assertThat(DemoArticles.text(name)).doesNotContain("](/docs)");
  }

  @Test
  void showSomethingToMembersOfAGroupOnly() {
    assertThat(names().map(name -> ArticleFile.parse(name, DemoArticles.text(name))))
        .extracting(ArticleSettings::getGroups)
        .filteredOn(groups -> !groups.isEmpty())
        .hasSizeBetween(1, 4)
        .allMatch(groups -> groups.contains(DemoPeople.OPERATIONS));
  }
}

package dev.gatehouse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.app.Person;
import dev.gatehouse.library.ArticleSettings;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DemoArticlesTest {
  private static final Path FILES = Path.of("src/main/resources/dev/gatehouse/demo/articles");

  static Stream<Arguments> all() {
    return Arrays.stream(DemoSite.values())
        .flatMap(site -> names(site).stream().map(name -> Arguments.of(site, name)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void areValid(DemoSite site, String name) {
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      Validator validator = factory.getValidator();
      ArticleSettings article = DemoArticles.settings(site, name);

      assertThat(validator.validate(article)).isEmpty();
      assertThat(article.getDescription()).isNotBlank();
      assertThat(article.getTags()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void referToEachOtherOnly(DemoSite site, String name) {
    String text = DemoArticles.settings(site, name).getBody();
    List<String> links =
        DemoArticles.LINK.matcher(text).results().map((MatchResult link) -> link.group(1)).toList();

    assertThat(names(site)).containsAll(links);
    assertThat(text).doesNotContain("](/docs)");
  }

  @ParameterizedTest
  @EnumSource
  void showSomethingToMembersOfAGroupOnly(DemoSite site) {
    assertThat(articles(site))
        .extracting(ArticleSettings::getGroups)
        .filteredOn(groups -> !groups.isEmpty())
        .hasSizeBetween(1, 4)
        .allMatch(groups -> groups.contains(Person.OPERATIONS));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACME")
  void haveNoFileThatNobodySees(DemoSite site) throws IOException {
    try (Stream<Path> files = Files.list(FILES.resolve(site.subdomain()))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(names(site));
    }
  }

  @Test
  void showVisitorsSomethingWhereThereAreVisitors() {
    assertThat(articles(DemoSite.PROPROFS)).anyMatch(ArticleSettings::isVisitors);
    assertThat(articles(DemoSite.PROPROFS)).anyMatch(article -> !article.isVisitors());
  }

  private static List<ArticleSettings> articles(DemoSite site) {
    return names(site).stream().map(name -> DemoArticles.settings(site, name)).toList();
  }

  private static List<String> names(DemoSite site) {
    return site.categories().stream().flatMap(category -> category.articles().stream()).toList();
  }
}

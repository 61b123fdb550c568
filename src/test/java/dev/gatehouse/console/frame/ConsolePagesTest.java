package dev.gatehouse.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatehouse.console.ConsoleSources;
import dev.gatehouse.signin.console.ConsoleDoor;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Rules for the source of every page. */
class ConsolePagesTest {
  private static final Pattern NAMED = Pattern.compile("@Named\\(\"(\\w+)\"\\)");
  private static final Pattern VARIABLE = Pattern.compile("\\b(?:var|<ui:param name)=\"(\\w+)\"");

  @Test
  void menuNamesPagesThatAreThere() {
    assertThat(Stream.concat(NavigationBacking.PLATFORM.stream(), NavigationBacking.SITE.stream()))
        .allSatisfy(
            item -> assertThat(ConsoleSources.WEBAPP.resolve(item.path().substring(1))).exists())
        .allSatisfy(item -> assertThat(PageRule.of(item.path())).isPresent());
  }

  @Test
  void everyPageBindsThePrefixesThatItUses() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    for (Map.Entry<String, String> page : ConsoleSources.pages().entrySet()) {
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      InputSource source = new InputSource(new StringReader(page.getValue()));
      assertThatCode(() -> builder.parse(source)).as(page.getKey()).doesNotThrowAnyException();
    }
  }

  @Test
  void noVariableHasTheNameOfABean() {
    Set<String> beans =
        ConsoleSources.classes().values().stream()
            .flatMap(source -> found(NAMED, source).stream())
            .collect(Collectors.toSet());

    assertThat(beans).contains("siteInView", "operator");
    ConsoleSources.pages()
        .forEach(
            (path, page) ->
                assertThat(found(VARIABLE, page)).as(path).doesNotContainAnyElementsOf(beans));
  }

  /** A tag without an attribute would show the page's parameter of the same name. */
  @Test
  void noParameterOfAPageHasTheNameOfATagsAttribute() throws IOException {
    String tags =
        Files.readString(ConsoleSources.WEBAPP.resolve("WEB-INF/console/gatehouse.taglib.xml"));
    Set<String> attributes =
        found(Pattern.compile("Attributes: ([^<(;]*)"), tags).stream()
            .flatMap(list -> found(Pattern.compile("(?:^|, )(\\w+)"), list).stream())
            .collect(Collectors.toSet());

    assertThat(attributes).contains("for", "label", "help", "required", "wide", "title");
    ConsoleSources.pages()
        .forEach(
            (path, page) ->
                assertThat(found(Pattern.compile("<ui:param name=\"(\\w+)\""), page))
                    .as(path)
                    .doesNotContainAnyElementsOf(attributes));
  }

  @Test
  void addressesOfStylesAndScriptsNameTheirVersion() {
    ConsoleSources.pages()
        .forEach((path, page) -> assertThat(page).as(path).doesNotContain("\"/assets/"));
    assertThat(
            ConsoleSources.pages().values().stream()
                .flatMap(
                    page -> found(Pattern.compile("asset\\.of\\('([^']+)'\\)"), page).stream()))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(Files.exists(ConsoleSources.WEBAPP.resolve("assets/" + name))).isTrue());
  }

  @Test
  void nothingRunsOrLooksInline() {
    ConsoleSources.pages()
        .forEach(
            (path, page) ->
                assertThat(
                        found(
                            Pattern.compile(
                                "(<style\\b|<script(?![^>]*src=)|href=\"javascript:|<[a-z]+"
                                    + " [^>]*\\bon[a-z]+=\")"),
                            page))
                    .as(path)
                    .isEmpty());
  }

  /** Else an operator who went away would stay signed in for as long as the page is open. */
  @Test
  void pagesThatRefreshThemselvesKeepNoSessionAlive() {
    Pattern polls = Pattern.compile("<p:poll\\b([^>]*)>");
    List<String> all =
        ConsoleSources.pages().values().stream()
            .flatMap(page -> found(polls, page).stream())
            .toList();

    assertThat(all)
        .isNotEmpty()
        .allSatisfy(
            poll ->
                assertThat(found(Pattern.compile("\\bid=\"([^\"]*)\""), poll))
                    .singleElement()
                    .satisfies(id -> assertThat(id).matches("(.*-)?" + ConsoleDoor.REFRESH)));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }
}

package dev.gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.Document;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.console.help.HelpBacking;
import dev.gatehouse.handbook.Handbook;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each page of the console opens the article of the handbook that is about it. */
class HelpLinksTest {
  private static final Pattern HELP = Pattern.compile("<ui:param name=\"guide\" value=\"(.+)\"/>");

  private static final Pattern ITALICS = Pattern.compile("(?<!\\*)\\*([A-Z][^*]*)\\*(?!\\*)");

  private static final Path HANDBOOK = Path.of("src/main/resources/dev/gatehouse/handbook");

  /**
   * A group of the demo, a heading, settings of protocols, and what readers' pages and browsers
   * say.
   */
  private static final List<String> ELSEWHERE =
      List.of(
          "Sign in as a team member",
          "Operations",
          "JWKS address",
          "Back soon",
          "Sent",
          "Try again",
          "Back",
          "Code to quote",
          "You are signed in as Ann. Go on as Bob?");

  /** Guides to providers print what their consoles show. */
  private static final List<String> OF_PROVIDERS =
      List.of(
          "openid-connect-entra",
          "openid-connect-google",
          "openid-connect-keycloak",
          "openid-connect-okta");

  /** Pages before the sign-in, the error page, and the handbook itself. */
  private static final List<String> WITHOUT =
      List.of("login", "second-factor", "invitation", "error", "help/help");

  private static TreeMap<String, String> pages() {
    TreeMap<String, String> pages = new TreeMap<>(ConsoleSources.pages());
    pages.keySet().removeIf(path -> path.contains("WEB-INF"));
    WITHOUT.forEach(name -> pages.remove("src/main/webapp/console/" + name + ".xhtml"));
    return pages;
  }

  @Test
  void everyPageNamesAnArticleThatExists() {
    assertThat(pages()).hasSizeGreaterThan(20);
    pages()
        .forEach(
            (path, page) -> {
              Matcher help = HELP.matcher(page);
              assertThat(help.find()).as(path).isTrue();
              if (!help.group(1).startsWith("#{")) {
                assertExists(path, help.group(1));
              }
            });
  }

  private static void assertExists(String path, String help) {
    String[] parts = help.split("#");
    assertThat(Handbook.find(parts[0])).as("%s: %s", path, help).isPresent();
    if (parts.length > 1) {
      assertThat(Document.handbook(parts[0]).anchors()).as(path).contains(parts[1]);
    }
  }

  /** A protocol may do without one; a guide without a protocol is misspelt. */
  static List<String> guides() throws IOException {
    try (Stream<Path> files = Files.list(HANDBOOK)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("coming-from-"))
          .map(name -> name.replaceFirst("\\.md$", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("guides")
  void aConnectionOpensTheGuideToItsProtocol(String guide) {
    String protocol = guide.replaceFirst("coming-from-", "");

    assertThat(ProtocolsOnClassPath.named(protocol).name()).isEqualTo(protocol);
    assertThat(new HelpBacking().guide(protocol)).isEqualTo(guide);
  }

  @Test
  void aProtocolWithoutAGuideOpensTheOneForAll() {
    assertThat(new HelpBacking().guide("docunest")).isEqualTo("connect-your-backend");
    assertThat(Handbook.find("connect-your-backend")).isPresent();
  }

  @Test
  void anArticleThatTheHandbookLacksIsMissing() {
    HelpBacking help = new HelpBacking();
    help.setName("README");

    assertThatThrownBy(help::load).isInstanceOf(Missing.class);
  }

  /** What the handbook prints in italics with a capital letter is written on the console. */
  @Test
  void handbookCallsThingsAsTheConsoleDoes() {
    Set<String> labels =
        Stream.concat(
                ConsoleSources.bundles().stream().map(name -> "dev.gatehouse.console." + name),
                ProtocolsOnClassPath.shipped().stream()
                    .map(one -> "dev.gatehouse.protocol." + one.name() + ".vendor"))
            .map(bundle -> ResourceBundle.getBundle(bundle, Locale.ENGLISH))
            .flatMap(texts -> texts.keySet().stream().map(texts::getString))
            .collect(Collectors.toSet());
    labels.addAll(ELSEWHERE);

    Document.all().stream()
        .filter(document -> !document.path().equals(Path.of("README.md")))
        .filter(document -> !OF_PROVIDERS.contains(document.name()))
        .forEach(
            article ->
                assertThat(
                        ITALICS
                            .matcher(article.prose())
                            .results()
                            .map(found -> found.group(1).replaceAll("\\s+", " ")))
                    .as(article.name())
                    .allMatch(labels::contains));
  }

  /** An anchor that is also the id of something on the page would lead there. */
  @Test
  void noAnchorIsAnIdOfThePage() {
    Pattern id = Pattern.compile("\\bid=\"([^\"#]+)\"");
    Set<String> ids =
        ConsoleSources.pages().entrySet().stream()
            .filter(
                page ->
                    page.getKey().matches(".*/(help|template|switcher|finder|navigation)\\.xhtml"))
            .flatMap(page -> id.matcher(page.getValue()).results())
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(ids).contains("page-content", "account");
    Document.all().stream()
        .filter(document -> !document.path().equals(Path.of("README.md")))
        .forEach(
            article ->
                assertThat(article.anchors()).as(article.name()).doesNotContainAnyElementsOf(ids));
  }
}

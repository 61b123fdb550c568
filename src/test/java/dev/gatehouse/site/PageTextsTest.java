package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.kit.PageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Readers' pages contain no text outside the resource bundles. */
class PageTextsTest {
  private static final Path SITE = Path.of("src/main/webapp/site");
  private static final Path TEMPLATES = Path.of("src/main/webapp/WEB-INF/site");

  /** The base host's page, which readers do not see. */
  private static final Path BASE = SITE.resolve("base.xhtml");

  private static final Path CUSTOMER_APP = SITE.resolve("customer-app");
  private static final Set<String> SHOWN_ATTRIBUTES =
      Set.of("aria-label", "aria-description", "alt", "placeholder", "title");
  private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");

  /** Names of files, of layouts and the like. */
  private static final Predicate<String> NO_WORD = word -> word.matches("[a-z/?=&. -]*");

  private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

  static Stream<Path> pages() throws IOException {
    return Stream.concat(Files.walk(SITE), Files.walk(TEMPLATES))
        .filter(path -> path.toString().endsWith(".xhtml"))
        .filter(path -> !path.equals(BASE) && !path.startsWith(CUSTOMER_APP));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageHoldsNoWordsOfItsOwn(Path page) throws Exception {
    List<String> shown = new ArrayList<>();
    collect(parser().parse(page.toFile()), shown);

    assertThat(shown).isNotEmpty();
    assertThat(shown)
        .allSatisfy(
            text ->
                assertThat(EXPRESSION.matcher(text).replaceAll(""))
                    .doesNotContainPattern("\\p{L}"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyTextThatPageNamesIsThere(Path page) throws IOException {
    var texts = Texts.in(ReaderLanguage.EN);

    for (MatchResult found : EXPRESSION.matcher(Files.readString(page)).results().toList()) {
      String expression = found.group();
      assertThat(LITERAL.matcher(expression).results().map(literal -> literal.group(1)))
          .as(expression)
          .allMatch(expression.contains("text.") ? texts::containsKey : NO_WORD);
    }
  }

  @ParameterizedTest
  @EnumSource(PageText.class)
  void everyTextOfSignInIsThere(PageText text) {
    assertThat(Texts.in(ReaderLanguage.EN).containsKey(text.key())).isTrue();
  }

  @Test
  void pagesAreFound() throws IOException {
    assertThat(pages()).hasSizeGreaterThan(10);
  }

  /** The parser does not fetch the document type. */
  private static DocumentBuilder parser() throws ParserConfigurationException, SAXException {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder();
  }

  private static void collect(Node node, List<String> shown) {
    if (node.getNodeType() == Node.TEXT_NODE) {
      shown.add(node.getTextContent());
    }
    if (node.getAttributes() != null) {
      for (int i = 0; i < node.getAttributes().getLength(); i++) {
        Node attribute = node.getAttributes().item(i);
        if (SHOWN_ATTRIBUTES.contains(attribute.getNodeName())) {
          shown.add(attribute.getNodeValue());
        }
      }
    }
    NodeList children = node.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      collect(children.item(i), shown);
    }
  }
}

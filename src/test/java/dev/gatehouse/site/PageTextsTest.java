package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.kit.PageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Readers' pages contain no text outside the resource bundles. */
class PageTextsTest {
  private static final Path TEMPLATES = Path.of("src/main/jte/site");

  /** The base host's page, which readers do not see. */
  private static final Path BASE = TEMPLATES.resolve("base.jte");

  private static final Pattern DECLARATION =
      Pattern.compile("(?s)<%--.*?--%>|(?m)^@(?:import|param) .*$|^!\\{.*}$");

  /** A template around content, up to the content; a template without any. */
  private static final Pattern CALL =
      Pattern.compile("@template\\.[\\w.-]+\\((?:[^`\\n]*@`|[^`\\n]*\\)(?=\\n|$|</))");

  private static final Pattern CONTROL =
      Pattern.compile("@(?:if|elseif|for)\\([^\\n]*?\\)(?=[\\n@<$])|@(?:else|endif|endfor)");

  private static final Pattern VALUE = Pattern.compile("\\$(?:unsafe)?\\{[^}]*}");

  private static final Pattern SHOWN_ATTRIBUTE =
      Pattern.compile("(?:aria-label|aria-description|alt|placeholder|title)=\"([^\"]*)\"");

  private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");

  /** Two words with a dot between them: a text's key, or the name of a file. */
  private static final Pattern KEY = Pattern.compile("(?<!=)\"(\\w+(?:\\.\\w+)+)\"");

  private static final Pattern FILE = Pattern.compile(".*\\.(?:css|js|svg)");

  static Stream<Path> pages() throws IOException {
    return Files.list(TEMPLATES).filter(path -> !path.equals(BASE));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageHoldsNoWordsOfItsOwn(Path page) throws IOException {
    String shown = Files.readString(page);
    for (Pattern code : List.of(DECLARATION, CALL, VALUE, CONTROL)) {
      shown = code.matcher(shown).replaceAll("");
    }

    assertThat(SHOWN_ATTRIBUTE.matcher(shown).results().map(attribute -> attribute.group(1)))
        .allSatisfy(words -> assertThat(words).doesNotContainPattern("\\p{L}"));
    assertThat(TAG.matcher(shown).replaceAll("")).doesNotContainPattern("\\p{L}");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyTextThatPageNamesIsThere(Path page) throws IOException {
    var texts = Texts.in(ReaderLanguage.EN).bundle();

    for (MatchResult found : KEY.matcher(Files.readString(page)).results().toList()) {
      String key = found.group(1);
      assertThat(FILE.matcher(key).matches() || texts.containsKey(key)).as(key).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(PageText.class)
  void everyTextOfSignInIsThere(PageText text) {
    assertThat(Texts.in(ReaderLanguage.EN).bundle().containsKey(text.key())).isTrue();
  }

  @Test
  void pagesAreFound() throws IOException {
    assertThat(pages()).hasSizeGreaterThan(20);
  }
}

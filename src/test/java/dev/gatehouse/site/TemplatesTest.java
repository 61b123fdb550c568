package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever names, titles and queries contain, a page shows it as text. */
class TemplatesTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final Pattern TAG = Pattern.compile("<[a-z][^>]*>");

  /** It would end an attribute of either kind, begin an element, and be an escape. */
  private static final String HOSTILE = "x\"y'z<b>&lt;";

  private static final Path WITHOUT_VALUES = Path.of("demo/app/signedOut.jte");

  static Stream<Path> templates() throws IOException {
    return Files.walk(TEMPLATES).filter(path -> path.toString().endsWith(".jte"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void escapesWhatItShows(Path template) throws ReflectiveOperationException {
    String page = shown(template);

    assertThat(page.contains("z&lt;b")).isEqualTo(!template.endsWith(WITHOUT_VALUES));
    assertThat(page).doesNotContain("<b>", "b>&lt;", "b&gt;&lt;");
    assertThat(TAG.matcher(page).results().map(MatchResult::group))
        .noneMatch(tag -> tag.contains("x\""))
        .noneMatch(tag -> tag.contains("y'"));
  }

  @Test
  void onlyTheConsoleIsMadeOfFaces() throws IOException {
    try (Stream<Path> files = Files.walk(WEBAPP)) {
      assertThat(files.filter(path -> path.toString().endsWith(".xhtml")))
          .isNotEmpty()
          .allMatch(
              path ->
                  path.startsWith(WEBAPP.resolve("console"))
                      || path.startsWith(WEBAPP.resolve("WEB-INF/console")));
    }
    assertThat(Files.readString(WEBAPP.resolve("WEB-INF/web.xml")))
        .contains("<location>/site/")
        .doesNotContainPattern("<location>[^<]*xhtml");
  }

  private static String shown(Path template) throws ReflectiveOperationException {
    Method render = render(template);
    StringOutput output = new StringOutput();
    Stream<Object> values =
        Arrays.stream(render.getGenericParameterTypes()).skip(2).map(new Filled(HOSTILE)::of);
    // The second is an interceptor, of which we have none.
    Stream<Object> first = Stream.of(new OwaspHtmlTemplateOutput(output), Optional.empty());
    Object[] arguments =
        Stream.concat(first, values)
            .map(value -> value.equals(Optional.empty()) ? null : value)
            .toArray();
    render.invoke(null, arguments);
    return output.toString();
  }

  private static Method render(Path template) throws ClassNotFoundException {
    String room = TEMPLATES.relativize(template.getParent()).toString().replace('/', '.');
    String name = template.getFileName().toString().replace(".jte", "");
    Class<?> made = Class.forName("dev.gatehouse." + room + ".Jte" + name + "Generated");
    return Arrays.stream(made.getMethods())
        .filter(method -> method.getName().equals("render"))
        .findFirst()
        .orElseThrow();
  }
}

package dev.gatehouse.console.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is pasted and made must not become state of a view or a session. */
class StudioKeepsNothingTest {
  private static final Pattern TYPED = Pattern.compile("<(textarea|input|select)\\b[^>]*>");

  /** Components of Faces that take input keep it in the view's state when something is wrong. */
  private static final Pattern COMPONENT =
      Pattern.compile("<(h|p):(input|select|autoComplete|password|keyFilter|textEditor)");

  @Test
  void itsBeansEndWithTheRequestAndCannotBeSerialised() {
    List<JavaClass> beans =
        new ClassFileImporter()
            .importPackages("dev.gatehouse.console.studio").stream()
                .filter(
                    type ->
                        type.isAnnotatedWith(Named.class) || type.getSimpleName().equals("Work"))
                .toList();

    assertThat(beans).hasSizeGreaterThan(4);
    for (JavaClass bean : beans) {
      assertThat(bean.isAnnotatedWith(RequestScoped.class) || bean.isAnnotatedWith(Dependent.class))
          .as(bean.getName())
          .isTrue();
      assertThat(bean.isAssignableTo(java.io.Serializable.class)).as(bean.getName()).isFalse();
    }
  }

  @Test
  void itsFieldsAreNoComponentsAndNotFilledInByBrowsers() throws IOException {
    List<String> fields = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page);
      assertThat(COMPONENT.matcher(text).find()).as("%s", page).isFalse();
      Matcher matcher = TYPED.matcher(text);
      while (matcher.find()) {
        fields.add(matcher.group());
      }
    }
    assertThat(fields)
        .filteredOn(field -> field.startsWith("<textarea") || field.contains("type=\"text\""))
        .hasSizeGreaterThan(5)
        .allSatisfy(field -> assertThat(field).contains("autocomplete=\"off\""));
  }

  @Test
  void itsPageIsNotKeptForLater() throws IOException {
    String page = Files.readString(Path.of("src/main/webapp/console/studio/studio.xhtml"));

    assertThat(page.indexOf("data-secret=\"data-secret\"")).isPositive();
    assertThat(page.indexOf("data-secret")).isLessThan(page.indexOf("<p:tabView"));
  }

  private static List<Path> pages() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String folder : List.of("WEB-INF/console/studio", "console/studio")) {
      try (Stream<Path> files = Files.list(Path.of("src/main/webapp").resolve(folder))) {
        files.forEach(all::add);
      }
    }
    return all;
  }
}

package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README names what is there. */
class ReadmeTest {
  private static final Pattern VARIABLE = Pattern.compile("\"(GATEHOUSE_[A-Z_]+)\"");
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>");
  private static final Pattern PATH = Pattern.compile("`((?:src|server-config)/[\\w./-]*)`");

  @Test
  void listsEverySettingThatIsRead() throws IOException {
    String configuration =
        Files.readString(Path.of("src/main/java/dev/gatehouse/config/Configuration.java"));

    assertThat(matches(VARIABLE, configuration))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Readme.text()).contains("| `" + name + "`"));
  }

  @Test
  void givesAReasonForEveryDependency() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String project = pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>"));

    assertThat(matches(DEPENDENCY, project))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Readme.text()).contains("`" + name + "`"));
  }

  @Test
  void namesPathsThatExist() {
    assertThat(matches(PATH, Readme.text()))
        .isNotEmpty()
        .filteredOn(path -> !path.endsWith("/x.xhtml"))
        .allSatisfy(path -> assertThat(Path.of(path)).exists());
  }

  @Test
  void namesClassesThatExist() throws IOException {
    List<String> classes =
        matches(Pattern.compile("`([a-z]+(?:/[a-z]+)*/[A-Z]\\w+)`"), Readme.text());

    assertThat(classes)
        .contains("signin/Door")
        .filteredOn(name -> !name.contains("XBacking"))
        .allSatisfy(
            name -> assertThat(Path.of("src/main/java/dev/gatehouse", name + ".java")).exists());
  }

  @Test
  void testCommandsAreThoseOfTheBuildMachine() throws IOException {
    String build = Files.readString(Path.of(".ci/run")).replace(" -B -ntp", "");

    assertThat(Readme.blocks("sh")).contains("mvn verify\n", "mvn wildfly:run\n");
    assertThat(build).contains("\nmvn verify\n", "\nmvn verify -Ppayara\n");
    assertThat(Readme.text()).contains("`mvn verify -Ppayara`");
  }

  @Test
  void namesEveryRoom() throws IOException {
    try (Stream<Path> rooms = Files.list(Path.of("src/main/java/dev/gatehouse"))) {
      assertThat(rooms.filter(Files::isDirectory).map(room -> room.getFileName().toString()))
          .allSatisfy(room -> assertThat(Readme.text()).contains(room));
    }
  }

  @Test
  void namesEveryCookieOfReaders() throws IOException {
    Pattern cookie = Pattern.compile("\"__Host-(gatehouse[a-z-]*)\"|KeptToken\\(\"(\\w+)\"");
    List<String> names;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      names =
          sources
              .filter(path -> path.toString().endsWith(".java"))
              .flatMap(path -> cookie.matcher(read(path)).results())
              .map(found -> found.group(1) == null ? found.group(2) : "__Host-" + found.group(1))
              .filter(name -> !name.endsWith("-console"))
              .toList();
    }

    assertThat(names)
        .hasSizeGreaterThan(5)
        .allSatisfy(name -> assertThat(Readme.text()).contains("| `" + name + "`"));
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }
}

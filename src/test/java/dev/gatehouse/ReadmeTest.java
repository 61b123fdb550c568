package dev.gatehouse;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README names what is there. */
class ReadmeTest {
  private static final Document README = Document.readme();
  private static final Path CONFIGURATION =
      Path.of("src/main/java/dev/gatehouse/config/Configuration.java");
  private static final Pattern VARIABLE = Pattern.compile("GATEHOUSE_[A-Z_]+");
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>");
  private static final Pattern PATH = Pattern.compile("`((?:src|server-config)/[\\w./-]*)`");

  @Test
  void listsEveryVariableThatIsRead() {
    assertThat(variables(CONFIGURATION))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(listed()).contains(name));
  }

  /** Some are read by the servers, before Gatehouse starts. */
  @Test
  void listsNoVariableThatNothingReads() throws IOException {
    Set<String> read = variables(CONFIGURATION);
    try (Stream<Path> servers = Files.walk(Path.of("server-config"))) {
      servers.filter(Files::isRegularFile).forEach(file -> read.addAll(variables(file)));
    }

    assertThat(listed()).isNotEmpty().allMatch(read::contains);
  }

  /** The first column of the table. */
  private static Set<String> listed() {
    return README
        .text()
        .lines()
        .filter(line -> line.startsWith("| `GATEHOUSE_"))
        .flatMap(line -> VARIABLE.matcher(line.split("\\|")[1]).results())
        .map(MatchResult::group)
        .collect(toSet());
  }

  private static Set<String> variables(Path file) {
    return VARIABLE.matcher(read(file)).results().map(MatchResult::group).collect(toSet());
  }

  @Test
  void givesAReasonForEveryDependency() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String project = pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>"));

    assertThat(matches(DEPENDENCY, project))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(README.text()).contains("`" + name + "`"));
  }

  @Test
  void namesPathsThatExist() {
    assertThat(matches(PATH, README.text()))
        .isNotEmpty()
        .filteredOn(path -> !path.endsWith("/x.xhtml"))
        .allSatisfy(path -> assertThat(Path.of(path)).exists());
  }

  @Test
  void namesClassesThatExist() throws IOException {
    List<String> classes =
        matches(Pattern.compile("`([a-z]+(?:/[a-z]+)*/[A-Z]\\w+)`"), README.text());

    assertThat(classes)
        .contains("signin/Door")
        .filteredOn(name -> !name.contains("XBacking"))
        .allSatisfy(
            name -> assertThat(Path.of("src/main/java/dev/gatehouse", name + ".java")).exists());
  }

  @Test
  void testCommandsAreThoseOfTheBuildMachine() throws IOException {
    List<String> build =
        Files.readAllLines(Path.of(".ci/run")).stream()
            .map(line -> line.strip().replace(" -B -ntp", ""))
            .toList();

    assertThat(README.blocks("sh")).contains("mvn verify\n", "mvn wildfly:run\n");
    assertThat(build).contains("mvn verify", "mvn verify -Ppayara", "mvn verify -Pkeycloak");
    assertThat(README.text()).contains("`mvn verify -Ppayara`", "`mvn verify -Pkeycloak`");
  }

  @Test
  void namesEveryRoom() throws IOException {
    try (Stream<Path> rooms = Files.list(Path.of("src/main/java/dev/gatehouse"))) {
      assertThat(rooms.filter(Files::isDirectory).map(room -> room.getFileName().toString()))
          .allSatisfy(room -> assertThat(README.text()).contains(room));
    }
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

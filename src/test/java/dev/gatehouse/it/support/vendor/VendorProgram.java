package dev.gatehouse.it.support.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that a vendor prints in its own document, which lies beside the project and not in it,
 * and the interpreter that runs it.
 */
public final class VendorProgram {
  private static final Path DOCUMENTS = Path.of("..", "shared", "seeds");
  private static final Path STAND_INS = Path.of("src/test/resources/stand-ins").toAbsolutePath();
  private static final Pattern BLOCK = Pattern.compile("```\\n(.*?)```", Pattern.DOTALL);

  private VendorProgram() {}

  /** A vendor's document by the number that its file's name begins with. */
  public static String document(String number) throws IOException {
    assumeTrue(Files.isDirectory(DOCUMENTS), "the vendors' documents are not on this machine");
    try (Stream<Path> files = Files.list(DOCUMENTS)) {
      return Files.readString(
          files
              .filter(file -> file.getFileName().toString().startsWith(number))
              .findFirst()
              .orElseThrow());
    }
  }

  /** The first block of code below a heading. */
  public static String below(String heading, String document) {
    int at = document.indexOf(heading);
    assertThat(at).as(heading).isNotNegative();
    return BLOCK
        .matcher(document.substring(at))
        .results()
        .findFirst()
        .map((MatchResult block) -> block.group(1))
        .orElseThrow();
  }

  /** What a program prints; skips the test where nothing can run it. */
  public static String run(
      Path folder, String interpreter, String code, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path program = Files.writeString(folder.resolve("program"), code);
    return output(folder, environment, interpreter, program.toString());
  }

  /** What a command prints; skips the test where there is no such command. */
  public static String output(Path folder, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path printed = folder.resolve("printed");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().put("NODE_PATH", STAND_INS.toString());
    builder.environment().put("STAND_INS", STAND_INS.toString());
    builder.environment().putAll(environment);
    // A JVM announces these options among what its program prints.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = started(builder);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", command[0]).isTrue();
    String text = Files.readString(printed, UTF_8).strip();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static Process started(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      assumeTrue(false, builder.command().get(0) + " is not installed here");
      throw new AssertionError(e);
    }
  }
}

package dev.gatehouse.it.support.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The WAR of the version that was released last, put together again of what {@code
 * src/test/released/keep.sh} kept: our own files, and libraries by their Maven coordinates.
 */
public final class ReleasedWar {
  private static final Path KEPT = Path.of("src/test/released").toAbsolutePath();
  private static final Path REPOSITORY =
      Path.of(
          System.getProperty("it.repository", System.getProperty("user.home") + "/.m2/repository"));

  private ReleasedWar() {}

  /** Makes the WAR; downloads a library that this version has no more. */
  public static Path file() {
    Path folder = Node.folder().resolve("released");
    Path war = Node.folder().resolve("released.war");
    Path libraries = folder.resolve("WEB-INF/lib");
    try {
      Files.createDirectories(folder);
      run("tar", "-xJf", KEPT.resolve("ours.tar.xz").toString(), "-C", folder.toString());
      Files.createDirectories(libraries);
      for (String coordinates : Files.readAllLines(KEPT.resolve("libraries.txt"))) {
        Path library = library(coordinates);
        Files.copy(library, libraries.resolve(library.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String jar = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
    run(jar, "--create", "--file", war.toString(), "-C", folder.toString(), ".");
    return war;
  }

  /**
   * @param coordinates {@code group:artifact:version}, perhaps with {@code :classifier}
   */
  private static Path library(String coordinates) {
    String[] parts = coordinates.split(":");
    String classifier = parts.length > 3 ? "-" + parts[3] : "";
    Path file =
        REPOSITORY
            .resolve(parts[0].replace('.', '/'))
            .resolve(parts[1])
            .resolve(parts[2])
            .resolve(parts[1] + "-" + parts[2] + classifier + ".jar");
    if (!Files.exists(file)) {
      String artifact =
          String.join(":", parts[0], parts[1], parts[2], "jar")
              + (parts.length > 3 ? ":" + parts[3] : "");
      run(
          "mvn",
          "-B",
          "-q",
          "-Dmaven.repo.local=" + REPOSITORY,
          "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:get",
          "-Dtransitive=false",
          "-Dartifact=" + artifact);
    }
    return file;
  }

  private static void run(String... command) {
    List<String> words = Arrays.asList(command);
    try {
      int status = new ProcessBuilder(words).inheritIO().start().waitFor();
      if (status != 0) {
        throw new AssertionError(words + " ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

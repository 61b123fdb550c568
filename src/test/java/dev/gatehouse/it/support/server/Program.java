package dev.gatehouse.it.support.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Programs of Debian that tests run. */
public final class Program {
  private static final List<String> FOLDERS =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin");

  private Program() {}

  /**
   * Where a program is. In CI, where {@code .ci/run} installs them, a missing one fails the test;
   * elsewhere the test is skipped.
   *
   * @param debianPackage what brings it
   */
  public static Path named(String name, String debianPackage) {
    Optional<Path> installed =
        FOLDERS.stream()
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    String missing = name + " is not installed: apt-get install " + debianPackage;
    Assumptions.assumeTrue(installed.isPresent() || System.getenv("CI") != null, missing);
    return installed.orElseThrow(() -> new AssertionError(missing));
  }
}

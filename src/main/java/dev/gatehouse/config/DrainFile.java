package dev.gatehouse.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells this node that it is about to stop, in two steps: the file exists, and then it is not empty
 * either. Each request looks at it: {@code Files} would make an exception where there is none.
 */
public record DrainFile(Optional<Path> path) {
  static DrainFile at(Optional<String> path) {
    return new DrainFile(path.map(Path::of));
  }

  public boolean exists() {
    return path.filter(file -> file.toFile().exists()).isPresent();
  }

  /** The length of a file that does not exist is 0. */
  public boolean isWrittenTo() {
    return path.filter(file -> file.toFile().length() > 0).isPresent();
  }

  /**
   * Takes back a stop that was cut off.
   *
   * @throws IOException if the file is there and cannot be removed
   */
  public void remove() throws IOException {
    if (path.isPresent()) {
      Files.deleteIfExists(path.get());
    }
  }
}

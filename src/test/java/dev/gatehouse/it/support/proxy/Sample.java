package dev.gatehouse.it.support.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of {@code server-config} with a few values of the test's own. */
record Sample(String text) {
  static Sample of(String file) {
    try {
      return new Sample(Files.readString(Path.of("server-config", file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Replaces each occurrence.
   *
   * @throws AssertionError if there is none: the sample is another one than the test thinks
   */
  Sample with(String value, String own) {
    if (!text.contains(value)) {
      throw new AssertionError("the sample does not say: " + value);
    }
    return new Sample(text.replace(value, own));
  }

  void writeTo(Path file) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

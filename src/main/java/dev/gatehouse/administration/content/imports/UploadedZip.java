package dev.gatehouse.administration.content.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An upload in a temporary file, which grows part by part. */
final class UploadedZip {
  private final Path file;
  private long size;
  private boolean gone;

  UploadedZip() throws IOException {
    file = Files.createTempFile("gatehouse-import", ".zip");
  }

  /**
   * Adds a part.
   *
   * @param at where it begins, in bytes: where the last one ended
   * @throws UnreadableZip when the zip becomes too large
   */
  synchronized void append(long at, byte[] part) throws UnreadableZip, IOException {
    if (gone || at != size) {
      throw WaitingZips.incomplete();
    }
    if (size + part.length > ImportLimits.ZIP_BYTES) {
      throw new UnreadableZip(
          "The zip is larger than %d bytes. Split it by its folders into several zips."
              .formatted(ImportLimits.ZIP_BYTES));
    }
    Files.write(file, part, StandardOpenOption.APPEND);
    size += part.length;
  }

  synchronized long size() {
    return size;
  }

  /** The file, which is no longer deleted with this. */
  synchronized Path take() {
    if (gone) {
      throw WaitingZips.incomplete();
    }
    gone = true;
    return file;
  }

  synchronized void discard() {
    if (!gone) {
      gone = true;
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException("an upload cannot be deleted", e);
      }
    }
  }
}

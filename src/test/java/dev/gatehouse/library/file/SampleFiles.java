package dev.gatehouse.library.file;

import dev.gatehouse.library.file.picture.SamplePictures;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.tenant.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;

/** Files for tests that need no database. */
public final class SampleFiles {
  private SampleFiles() {}

  /** The store in a database of a test. */
  public static StoredFiles on(MemoryDatabase database) {
    StoredFiles files = new StoredFiles();
    files.entities = database.entities();
    return files;
  }

  public static StoredFile picture(String name, int width, int height) throws IOException {
    byte[] png = SamplePictures.of("png", width, height);
    try (ReceivedFile file = ReceivedFile.read(name, new ByteArrayInputStream(png))) {
      file.makeVersions();
      return new StoredFile(
          new TenantId(1), file, Files.size(file.content()), Instant.parse("2029-01-01T00:00:00Z"));
    } catch (FileRefused e) {
      throw new AssertionError(e);
    }
  }
}

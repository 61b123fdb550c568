package dev.gatehouse.secret;

import dev.gatehouse.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Secrets that the demo generated at its first start, in a file beside the database that only its
 * owner may read. Production stores nothing here.
 */
@ApplicationScoped
public class OwnerOnlyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  @Inject Configuration configuration;

  private Properties kept;

  /** The value of a name; generated and stored if there is none. */
  public synchronized String get(String name, Supplier<String> maker) {
    Path file = configuration.dataDirectory().resolve("demo-secrets.properties");
    try {
      if (kept == null) {
        kept = read(file);
      }
      if (!kept.containsKey(name)) {
        kept.setProperty(name, maker.get());
        write(file, kept);
      }
      return kept.getProperty(name);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the demo's secrets in " + file, e);
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties read = new Properties();
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        read.load(in);
      }
    }
    return read;
  }

  private static void write(Path file, Properties secrets) throws IOException {
    Files.createDirectories(file.getParent());
    boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
    if (posix && Files.notExists(file)) {
      // Created with its permissions: set afterwards, others could read the file in between.
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    try (OutputStream out =
        Files.newOutputStream(
            file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
      secrets.store(out, "Made by the Gatehouse demo. Not for production.");
    }
  }
}

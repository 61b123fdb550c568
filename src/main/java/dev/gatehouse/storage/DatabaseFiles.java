package dev.gatehouse.storage;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.trace.RequestLog;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The files in which H2 keeps the data, which are for the server's own account only, whatever its
 * umask: they hold password hashes and readers' addresses.
 */
@ApplicationScoped
public class DatabaseFiles {
  private static final Logger LOG = RequestLog.of(DatabaseFiles.class);
  private static final List<String> ENDINGS = List.of(".mv.db", ".trace.db");

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource dataSource;

  @Inject Configuration configuration;

  /** Takes the files, and the data folder if they are in it, from everybody but their owner. */
  public void protect() {
    h2().ifPresent(this::protect);
  }

  /** Where H2 keeps its files, without their endings; empty for another database. */
  private Optional<Path> h2() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      if (!connection.getMetaData().getDatabaseProductName().equals("H2")) {
        return Optional.empty();
      }
      try (ResultSet path = statement.executeQuery("call database_path()")) {
        return path.next()
            ? Optional.ofNullable(path.getString(1)).map(Path::of)
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database did not say where its files are", e);
    }
  }

  void protect(Path database) {
    for (String ending : ENDINGS) {
      permit(database.resolveSibling(database.getFileName() + ending), "rw-------");
    }
    if (configuration.dataDirectory().equals(database.getParent())) {
      permit(database.getParent(), "rwx------");
    }
  }

  private static void permit(Path file, String permissions) {
    try {
      if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Others may be able to read " + file + "; take their rights away", e);
    }
  }
}

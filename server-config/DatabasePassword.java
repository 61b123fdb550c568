import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Prints the password of the H2 database in a data folder; to be run while the server is down, with
 * H2 on the class path. The first time, it makes a password and keeps it in a file that only its
 * owner may read. A database that is there already gets the new password, also when it was put back
 * later from a backup of an earlier version; one that cannot be opened with the old default, such
 * as one in use, keeps its own.
 */
final class DatabasePassword {
  private static final String OLD_DEFAULT = "gatehouse";
  private static final String USER = "gatehouse";

  private final Path folder;
  private final Path file;

  private DatabasePassword(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("database-password");
  }

  public static void main(String[] arguments) throws IOException {
    System.out.println(new DatabasePassword(Path.of(arguments[0]).toAbsolutePath()).value());
  }

  private String value() throws IOException {
    if (Files.exists(file)) {
      String kept = Files.readString(file).strip();
      if (hasDatabase()) {
        change(kept);
      }
      return kept;
    }
    if (Files.notExists(folder)) {
      Files.createDirectories(folder, ownerOnly(folder.getRoot(), "rwx------"));
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    // Kept first: a password that only the database knew would be lost.
    Files.createFile(file, ownerOnly(folder, "rw-------"));
    // The server may run as another account than the script that prepares it.
    Files.setOwner(file, Files.getOwner(folder));
    Files.writeString(file, made + "\n");
    Optional<String> refused = hasDatabase() ? change(made) : Optional.empty();
    if (refused.isPresent()) {
      System.err.println(
          "The database in " + folder + " keeps its password: SQL state " + refused.get());
      Files.delete(file);
      return OLD_DEFAULT;
    }
    return made;
  }

  private boolean hasDatabase() {
    return Files.exists(folder.resolve("gatehouse.mv.db"));
  }

  /** Gives a database of the old default this password; returns the SQL state if it has not. */
  private Optional<String> change(String password) {
    String url = "jdbc:h2:file:" + folder.resolve("gatehouse") + ";IFEXISTS=TRUE";
    try (Connection database = DriverManager.getConnection(url, USER, OLD_DEFAULT);
        Statement statement = database.createStatement()) {
      statement.execute("alter user " + USER + " set password '" + password + "'");
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e.getSQLState());
    }
  }

  /** None where files have no such permissions, as on Windows. */
  private static FileAttribute<?>[] ownerOnly(Path near, String permissions) throws IOException {
    Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(permissions);
    return Files.getFileStore(near).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(wanted)}
        : new FileAttribute<?>[0];
  }
}

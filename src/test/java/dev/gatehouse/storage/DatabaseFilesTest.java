package dev.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who may read the files of H2, and what password it has. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files have no such permissions")
class DatabaseFilesTest {
  private static final String OLD_DEFAULT = "gatehouse";

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void setUp() {
    data = folder.resolve("data");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private void open(String password) throws SQLException {
    DriverManager.getConnection("jdbc:h2:file:" + data.resolve("gatehouse"), "gatehouse", password)
        .close();
  }

  private DatabaseFiles files(Path dataDirectory) {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:file:" + data.resolve("gatehouse"));
    h2.setUser("gatehouse");
    h2.setPassword(OLD_DEFAULT);
    DatabaseFiles files = new DatabaseFiles();
    files.dataSource = h2;
    files.configuration =
        new Configuration(Map.of("GATEHOUSE_DATA_DIR", dataDirectory.toString())::get);
    return files;
  }

  @Test
  void takesDatabaseAndFolderFromOthers() throws Exception {
    open(OLD_DEFAULT);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    files(data).protect();

    assertThat(permissions(data.resolve("gatehouse.mv.db"))).isEqualTo("rw-------");
    assertThat(permissions(data)).isEqualTo("rwx------");
  }

  @Test
  void leavesFolderThatIsNotGatehousesOwn() throws Exception {
    open(OLD_DEFAULT);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    files(folder).protect();

    assertThat(permissions(data.resolve("gatehouse.mv.db"))).isEqualTo("rw-------");
    assertThat(permissions(data)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void leavesDatabaseInMemoryAlone() {
    DatabaseFiles files = files(data);
    ((JdbcDataSource) files.dataSource).setURL("jdbc:h2:mem:files");

    assertThatCode(files::protect).doesNotThrowAnyException();
  }

  @Test
  void newDatabaseHasPasswordOfItsOwn() throws Exception {
    String password = made();

    assertThat(password).hasSizeGreaterThan(30).isNotEqualTo(OLD_DEFAULT);
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("database-password"))).isEqualTo("rw-------");
    open(password);
    assertThat(made()).isEqualTo(password);
  }

  @Test
  void databaseWithOldDefaultGetsPasswordOfItsOwn() throws Exception {
    open(OLD_DEFAULT);

    open(made());

    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> open(OLD_DEFAULT));
  }

  @Test
  void databaseFromBackupGetsPasswordThatIsKept() throws Exception {
    String password = made();
    open(OLD_DEFAULT);

    assertThat(made()).isEqualTo(password);

    open(password);
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> open(OLD_DEFAULT));
  }

  @Test
  void databaseWithAnotherPasswordKeepsIt() throws Exception {
    open("chosen by somebody");

    assertThat(made()).isEqualTo(OLD_DEFAULT);

    assertThat(data.resolve("database-password")).doesNotExist();
    open("chosen by somebody");
  }

  /** What the build and the scripts of the servers run before a server starts. */
  private String made() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of(
                        org.h2.Driver.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath())
                    .toString(),
                "server-config/DatabasePassword.java",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor()).isZero();
    return printed;
  }
}

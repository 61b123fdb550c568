package dev.gatehouse.storage.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.fault.UnusableDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL behind PgBouncer, which Debian packages. Elsewhere than in CI, it may be missing. */
class PoolerTest {
  private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

  private static EmbeddedPostgres postgres;

  @TempDir static Path folder;

  private Process bouncer;
  private int port;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Files.isExecutable(PROGRAM) || System.getenv("CI") != null, "PgBouncer is not installed");
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  @AfterEach
  void stopBouncer() throws InterruptedException {
    bouncer.destroy();
    bouncer.waitFor();
  }

  private void bounce(String mode) throws IOException, InterruptedException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path settings =
        Files.writeString(
            folder.resolve("pgbouncer-" + mode + ".ini"),
            """
            [databases]
            * = host=127.0.0.1 port=%d user=postgres
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = any
            pool_mode = %s
            ignore_startup_parameters = extra_float_digits
            """
                .formatted(postgres.getPort(), port, mode));
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    if (System.getProperty("user.name").equals("root")) {
      // It refuses to run as root, and reads its settings as the user that it becomes.
      folder.toFile().setExecutable(true, false);
      folder.toFile().setReadable(true, false);
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(settings.toString());
    File log = folder.resolve("log").toFile();
    bouncer = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    while (!listens()) {
      assertThat(bouncer.isAlive()).as("PgBouncer runs: %s", log).isTrue();
      Thread.sleep(20);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private PGSimpleDataSource database(int prepareThreshold) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setPortNumbers(new int[] {port});
    dataSource.setDatabaseName("postgres");
    dataSource.setUser("postgres");
    dataSource.setPrepareThreshold(prepareThreshold);
    return dataSource;
  }

  private PreparedStatements statements(int prepareThreshold) {
    PreparedStatements statements = new PreparedStatements();
    statements.dataSource = database(prepareThreshold);
    return statements;
  }

  @Test
  void poolerThatMixesUpStatementsIsToldAtEachTry() throws Exception {
    bounce("transaction");
    PreparedStatements statements = statements(5);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(statements::requireOwn)
          .isInstanceOfSatisfying(
              UnusableDatabase.class, e -> assertThat(e.fault()).isEqualTo(DatabaseFault.MIXED_UP));
    }
  }

  @Test
  void poolerThatMixesConnectionsServesWithoutPreparedStatements() throws Exception {
    bounce("transaction");

    assertThatCode(statements(0)::requireOwn).doesNotThrowAnyException();
    assertThatCode(MigrationsTest.on(database(0))::run).doesNotThrowAnyException();
  }

  @Test
  void poolerThatKeepsConnectionsServesAsItIs() throws Exception {
    bounce("session");

    assertThatCode(statements(5)::requireOwn).doesNotThrowAnyException();
  }
}

package dev.gatehouse.storage.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.fault.UnusableDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What a database can be like when Gatehouse starts, on the databases themselves. */
class DatabaseFaultTest {
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "20").start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static PGSimpleDataSource database(String name) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setPortNumbers(new int[] {postgres.getPort()});
    dataSource.setDatabaseName(name);
    dataSource.setUser("postgres");
    return dataSource;
  }

  private static void asOwner(String statement) throws SQLException {
    MigrationsTest.sql(postgres.getPostgresDatabase(), statement);
  }

  /** As a pool does it: its own exception has no state. */
  private static DatabaseFault faultOf(DataSource dataSource) {
    Throwable thrown = catchThrowable(MigrationsTest.on(dataSource)::run);
    return DatabaseFault.of(new IllegalStateException(new SQLException("of a pool", thrown)));
  }

  @Test
  void databaseThatIsNotThereDoesNotAnswer() {
    PGSimpleDataSource nobody = database("postgres");
    nobody.setPortNumbers(new int[] {1});

    assertThat(faultOf(nobody)).isEqualTo(DatabaseFault.NO_ANSWER);
  }

  @Test
  void waitThatWasTooLongIsNoAnswer() {
    Throwable late = new DatabaseUnavailable("no answer", new TimeoutException());

    assertThat(DatabaseFault.of(late)).isEqualTo(DatabaseFault.NO_ANSWER);
  }

  @Test
  void databaseThatWasNotCreatedIsTold() {
    assertThat(faultOf(database("not-created"))).isEqualTo(DatabaseFault.NOT_CREATED);
  }

  @Test
  void unknownUserIsToldOnPostgres() {
    PGSimpleDataSource stranger = database("postgres");
    stranger.setUser("stranger");

    assertThat(faultOf(stranger)).isEqualTo(DatabaseFault.ACCESS_DENIED);
  }

  @Test
  void wrongPasswordIsToldOnH2(@TempDir Path folder) throws SQLException {
    JdbcDataSource right = file(folder, "");
    right.setPassword("right");
    MigrationsTest.on(right).run();
    JdbcDataSource wrong = file(folder, "");
    wrong.setPassword("wrong");

    assertThat(faultOf(wrong)).isEqualTo(DatabaseFault.ACCESS_DENIED);
  }

  @Test
  void lastConnectionIsTold() throws SQLException {
    asOwner("create role few login connection limit 1");
    PGSimpleDataSource few = database("postgres");
    few.setUser("few");

    try (Connection taken = few.getConnection()) {
      assertThat(taken.isValid(1)).isTrue();
      assertThat(faultOf(few)).isEqualTo(DatabaseFault.NO_CONNECTION_LEFT);
    }
  }

  @Test
  void missingRightIsTold() throws SQLException {
    asOwner("create role guest login");
    PGSimpleDataSource guest = database("postgres");
    guest.setUser("guest");

    assertThat(faultOf(guest)).isEqualTo(DatabaseFault.NO_RIGHTS);
  }

  @Test
  void readOnlyDatabaseIsToldOnPostgres() throws SQLException {
    asOwner("create database replica");
    asOwner("alter database replica set default_transaction_read_only = on");

    assertThat(faultOf(database("replica"))).isEqualTo(DatabaseFault.READ_ONLY);
  }

  @Test
  void readOnlyDatabaseIsToldOnH2(@TempDir Path folder) throws SQLException {
    try (Connection connection = file(folder, "").getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
    assertThat(faultOf(file(folder, ";ACCESS_MODE_DATA=r"))).isEqualTo(DatabaseFault.READ_ONLY);
  }

  private static JdbcDataSource file(Path folder, String settings) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:file:" + folder.resolve("gatehouse") + settings);
    return dataSource;
  }

  @Test
  void halfAppliedMigrationIsToldOnPostgres() throws SQLException {
    asOwner("create database half");
    toldToBeHalfMigrated(database("half"));
  }

  @Test
  void halfAppliedMigrationIsToldOnH2() throws SQLException {
    toldToBeHalfMigrated(MigrationsTest.h2("half"));
  }

  private static void toldToBeHalfMigrated(DataSource dataSource) throws SQLException {
    MigrationsTest.on(dataSource).run();
    MigrationsTest.sql(
        dataSource,
        "update \"flyway_schema_history\" set \"success\" = false where \"version\" = '16'");

    assertThatThrownBy(MigrationsTest.on(dataSource)::run)
        .isInstanceOfSatisfying(
            UnusableDatabase.class,
            e -> assertThat(e.fault()).isEqualTo(DatabaseFault.HALF_MIGRATED))
        .hasMessage("migration V16");
  }

  @Test
  void newerSchemaThatServesThisBuildIsTakenOnPostgres() throws SQLException {
    asOwner("create database newer");
    takesNewerSchemaAsLongAsItServes(database("newer"));
  }

  @Test
  void newerSchemaThatServesThisBuildIsTakenOnH2() throws SQLException {
    takesNewerSchemaAsLongAsItServes(MigrationsTest.h2("newer"));
  }

  private static void takesNewerSchemaAsLongAsItServes(DataSource dataSource) throws SQLException {
    MigrationsTest.on(dataSource).run();
    MigrationsTest.sql(
        dataSource,
        "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
            + " \"type\", \"script\", \"checksum\", \"installed_by\", \"installed_on\","
            + " \"execution_time\", \"success\") values (900, '900', 'x', 'SQL', 'V900__x.sql', 1,"
            + " 'sa', current_timestamp, 1, true)");
    Migrations running = MigrationsTest.on(dataSource);

    running.run();
    MigrationsTest.sql(dataSource, "update oldest_build set schema_version = 900");

    assertThatThrownBy(() -> running.requireServed(900))
        .isInstanceOfSatisfying(
            UnusableDatabase.class, e -> assertThat(e.fault()).isEqualTo(DatabaseFault.TOO_NEW));
    assertThat(faultOf(dataSource)).isEqualTo(DatabaseFault.TOO_NEW);
  }
}

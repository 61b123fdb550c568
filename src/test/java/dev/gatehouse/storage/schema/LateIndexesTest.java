package dev.gatehouse.storage.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.PostgresDatabases;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The upgrade of a database whose table of events may be large, while older nodes sign in. */
class LateIndexesTest {
  private static final String VALID =
      "select count(*) from pg_index where indexrelid = to_regclass('event_stream') and indisvalid";

  @Test
  void numbersWhatIsWrittenFromNowOnByAnyNodeOnH2() throws SQLException {
    numbers(MigrationsTest.h2("late-indexes"));
  }

  @Test
  void numbersWhatIsWrittenFromNowOnByAnyNodeOnPostgres() throws SQLException {
    numbers(PostgresDatabases.empty());
  }

  private static void numbers(DataSource dataSource) throws SQLException {
    before(dataSource);
    MigrationsTest.on(dataSource).run();
    event(dataSource, 2);
    event(dataSource, 3);

    assertThat(
            MigrationsTest.text(
                dataSource,
                "select string_agg(id || ':' || coalesce(stream_number, 0), ' ' order by id)"
                    + " from event"))
        .isEqualTo("1:0 2:1 3:2");
    assertThat(
            MigrationsTest.text(
                dataSource,
                "select count(*) from lease where name = 'indexes' and held_until <="
                    + " current_timestamp"))
        .isEqualTo("1");
  }

  @Test
  void keepsTheFileOfTheTableAndMakesTheIndexLater() throws IOException, SQLException {
    DataSource dataSource = PostgresDatabases.empty();
    before(dataSource);
    String file = "select pg_relation_filenode('event')";
    String old = MigrationsTest.text(dataSource, file);

    Flyway.configure().dataSource(dataSource).load().migrate();
    assertThat(MigrationsTest.text(dataSource, file)).as("not rewritten").isEqualTo(old);
    assertThat(MigrationsTest.text(dataSource, VALID)).as("not by a migration").isEqualTo("0");

    MigrationsTest.on(dataSource).run();
    assertThat(MigrationsTest.text(dataSource, VALID)).isEqualTo("1");
  }

  @Test
  void makesAnInterruptedIndexAgainUnlessAnotherNodeDoes() throws IOException, SQLException {
    DataSource dataSource = PostgresDatabases.empty();
    MigrationsTest.on(dataSource).run();
    MigrationsTest.sql(
        dataSource,
        "update pg_index set indisvalid = false where indexrelid ="
            + " to_regclass('event_stream')");
    lease(dataSource, "+");
    MigrationsTest.on(dataSource).run();
    assertThat(MigrationsTest.text(dataSource, VALID)).as("another node's").isEqualTo("0");

    lease(dataSource, "-");
    MigrationsTest.on(dataSource).run();
    assertThat(MigrationsTest.text(dataSource, VALID)).isEqualTo("1");
  }

  private static void lease(DataSource dataSource, String sign) throws SQLException {
    MigrationsTest.sql(
        dataSource,
        "update lease set held_until = current_timestamp "
            + sign
            + " interval '5' minute where name = 'indexes'");
  }

  /** As the release before left it, with an event. */
  private static void before(DataSource dataSource) throws SQLException {
    MigrationsTest.atVersion1(dataSource);
    Flyway.configure().dataSource(dataSource).target("14").load().migrate();
    event(dataSource, 1);
  }

  private static void event(DataSource dataSource, long id) throws SQLException {
    MigrationsTest.sql(
        dataSource,
        "insert into event (id, tenant_id, occurred_at, name) values (%d, 1, current_timestamp, 'x')"
            .formatted(id));
  }
}

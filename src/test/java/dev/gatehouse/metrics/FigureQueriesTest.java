package dev.gatehouse.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class FigureQueriesTest {
  @Test
  void schemaIsThatOfTheLastMigrationThatWasCompleted() throws Exception {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:figures;DB_CLOSE_DELAY=-1");
    Flyway flyway = Flyway.configure().dataSource(dataSource).load();
    flyway.migrate();
    int last = flyway.info().current().getVersion().getMajor().intValueExact();

    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      // As a migration in code calls itself.
      statement.executeUpdate(
          "update \"flyway_schema_history\" set \"version\" = '4.1' where \"version\" = '5'");
      FigureQueries queries = new FigureQueries(connection, Instant.now());
      assertThat(queries.schema()).isEqualTo(last).isGreaterThan(9);

      statement.executeUpdate(
          "update \"flyway_schema_history\" set \"success\" = false where \"version\" = '"
              + last
              + "'");
      assertThat(queries.schema()).isEqualTo(last - 1);
    }
  }
}

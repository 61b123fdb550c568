package dev.gatehouse.storage.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;

class PatientDataSourceTest {
  private static final int LIMIT_SECONDS = 1;
  private static final String SLOW = "select pg_sleep(2)";

  @Test
  void statementMayTakeLongerThanTheDriverAllows() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      DataSource limited =
          postgres.getPostgresDatabase(Map.of("socketTimeout", String.valueOf(LIMIT_SECONDS)));

      assertThatThrownBy(() -> run(limited, SLOW)).hasMessageContaining("I/O error");

      run(new PatientDataSource(limited), SLOW);
      assertThatThrownBy(() -> run(new PatientDataSource(limited), "select nothing"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("nothing");
    }
  }

  @Test
  void poolGetsItsConnectionBackWithTheLimit() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      PGConnectionPoolDataSource physical = new PGConnectionPoolDataSource();
      physical.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
      physical.setSocketTimeout(LIMIT_SECONDS);
      PooledConnection pooled = physical.getPooledConnection();
      try {
        DataSource pool = poolOf(pooled);
        try (Connection patient = new PatientDataSource(pool).getConnection()) {
          assertThat(patient.getNetworkTimeout()).isZero();
        }

        try (Connection next = pool.getConnection()) {
          assertThat(next.getNetworkTimeout()).isEqualTo(LIMIT_SECONDS * 1000);
        }
      } finally {
        pooled.close();
      }
    }
  }

  private static DataSource poolOf(PooledConnection only) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> only.getConnection());
  }

  private static void run(DataSource dataSource, String query) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(query);
    }
  }
}

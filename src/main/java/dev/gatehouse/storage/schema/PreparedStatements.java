package dev.gatehouse.storage.schema;

import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.fault.UnusableDatabase;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * Finds out whether a statement stays prepared on its connection. Behind a pooler that gives each
 * transaction any of its own connections, as PgBouncer does in transaction mode, it does not, and
 * now and then a request would fail.
 *
 * @see <a href="https://www.pgbouncer.org/features.html">PgBouncer, SQL feature map for pooling
 *     modes</a>
 */
@ApplicationScoped
public class PreparedStatements {
  /** PostgreSQL's driver prepares a statement on the server at its fifth execution. */
  private static final int EXECUTIONS = 6;

  /** The driver numbers them on each connection: two connections meet within so many. */
  private static final int STATEMENTS = 6;

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource dataSource;

  /**
   * Uses statements with the same names on two connections, which fails where both lead to one.
   *
   * @throws UnusableDatabase if statements do not stay on their connection
   */
  public void requireOwn() {
    try (Connection one = dataSource.getConnection();
        Connection other = dataSource.getConnection()) {
      for (int i = 0; i < STATEMENTS; i++) {
        // Another text each time: the driver would find the statement of an earlier check.
        String text = "select " + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        repeat(one, text);
        repeat(other, text);
      }
    } catch (SQLException e) {
      if (DatabaseFault.of(e) != DatabaseFault.MIXED_UP) {
        throw new IllegalStateException("prepared statements could not be checked", e);
      }
      throw new UnusableDatabase(DatabaseFault.MIXED_UP, "one connection met another's statement");
    }
  }

  private static void repeat(Connection connection, String text) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (int i = 0; i < EXECUTIONS; i++) {
        statement.executeQuery().close();
      }
    }
  }
}

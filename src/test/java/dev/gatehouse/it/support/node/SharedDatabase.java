package dev.gatehouse.it.support.node;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The one database of all nodes, for what no node tells. */
public final class SharedDatabase {
  private SharedDatabase() {}

  /** Runs statements, one after the other. */
  public static void execute(String... statements) {
    try (Connection database = connect();
        Statement statement = database.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused", e);
    }
  }

  /** The number that a query gives. */
  public static long number(String query) {
    try (Connection database = connect();
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused", e);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        System.getenv("GATEHOUSE_DB_URL"),
        System.getenv("GATEHOUSE_DB_USER"),
        System.getenv("GATEHOUSE_DB_PASSWORD"));
  }
}

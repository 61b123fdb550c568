package dev.gatehouse.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.jca.adapters.jdbc.spi.ValidConnectionChecker;

/**
 * Tests a connection before it is used, but not again within a second: a busy connection costs no
 * query for each use, and one that the database ended while it was idle fails no request. When the
 * database ends one within that second, {@link EndedConnections} has the pool close it.
 */
public final class OncePerSecond implements ValidConnectionChecker {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** When each connection was tested last, by {@link System#nanoTime}. */
  private final Map<Connection, Long> tested = Collections.synchronizedMap(new WeakHashMap<>());

  private int timeoutSeconds = 2;

  /** Set by the data source's {@code valid-connection-checker-properties}. */
  public void setTimeoutSeconds(int timeoutSeconds) {
    this.timeoutSeconds = timeoutSeconds;
  }

  /**
   * @return {@code null} if the connection can be used
   */
  @Override
  public SQLException isValidConnection(Connection connection) {
    long now = System.nanoTime();
    Long last = tested.get(connection);
    if (last != null && now - last < SECOND) {
      return null;
    }
    try {
      if (!connection.isValid(timeoutSeconds)) {
        return new SQLException("The database ended the connection", "08003");
      }
      tested.put(connection, now);
      return null;
    } catch (SQLException e) {
      return e;
    }
  }
}

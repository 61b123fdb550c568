package dev.gatehouse.storage.schema;

import dev.gatehouse.trace.RequestLog;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;

/**
 * Lends the connections of another data source without their limit on the time of a statement,
 * which is one for requests: a migration may rewrite a large table, and one that is cut off is
 * rolled back and begins again for ever. A host that vanishes meanwhile is noticed by TCP's
 * keep-alive only.
 */
final class PatientDataSource implements DataSource {
  private static final Logger LOG = RequestLog.of(PatientDataSource.class);
  private static final int NO_LIMIT = 0;

  private final DataSource limited;

  PatientDataSource(DataSource limited) {
    this.limited = limited;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return patient(limited.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return patient(limited.getConnection(user, password));
  }

  private static Connection patient(Connection connection) throws SQLException {
    int limit = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, NO_LIMIT);
    return (Connection)
        Proxy.newProxyInstance(
            PatientDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                restore(connection, limit);
              }
              return call(connection, method, arguments);
            });
  }

  /** The pool lends the same connection to requests. */
  private static void restore(Connection connection, int limit) {
    try {
      if (!connection.isClosed()) {
        connection.setNetworkTimeout(Runnable::run, limit);
      }
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "A connection that broke has no limit to restore", e);
    }
  }

  private static Object call(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return limited.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    limited.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    limited.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return limited.getLoginTimeout();
  }

  @Override
  public java.util.logging.Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return limited.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return limited.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return limited.isWrapperFor(type);
  }
}

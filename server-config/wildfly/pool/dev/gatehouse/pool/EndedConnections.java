package dev.gatehouse.pool;

import java.sql.SQLException;
import org.jboss.jca.adapters.jdbc.spi.ExceptionSorter;

/**
 * Tells the pool after which errors a connection is of no more use. The server's own class for
 * PostgreSQL knows SQLSTATE 08006 only, which is neither what PostgreSQL says when it ends a
 * connection (57P01) nor what its driver says from then on (08003).
 *
 * <p>Classes of <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Appendix
 * A</a>: 08 is a connection exception, 57P01 to 57P05 are shutdown, crash, start, a dropped
 * database and an idle connection's end. <a
 * href="https://h2database.com/javadoc/org/h2/api/ErrorCode.html">H2's</a> are 90067 (broken
 * connection), 90098 (closed database) and 90121 (closed at exit). 25006 is a read-only database: a
 * new connection may lead to the one that took over.
 */
public final class EndedConnections implements ExceptionSorter {
  @Override
  public boolean isExceptionFatal(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("25006")
        || state.equals("90067")
        || state.equals("90098")
        || state.equals("90121");
  }
}

package dev.gatehouse.storage.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.persistence.exceptions.OptimisticLockException;
import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;
import org.eclipse.persistence.sessions.Session;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class EntityLogTest {
  private final List<Throwable> written = new ArrayList<>();

  @Test
  void leavesOutCollisionsAndNothingElse() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:entity-log");
    Logger log = Logger.getLogger(EntityLog.class.getName());
    Handler handler = new Thrown();
    log.addHandler(handler);
    try (EntityManagerFactory entities = MemoryDatabase.entitiesOn(database)) {
      Session session = entities.unwrap(Session.class);
      session.setSessionLog(new Written());
      EntityLog.leaveOutCollisions(entities);
      SQLException taken = new SQLException("taken", "23505");
      SQLException deadlock = new SQLException("deadlock", "40P01");
      RuntimeException changed = OptimisticLockException.batchStatementExecutionFailure();
      SQLException tooLong = new SQLException("too long", "22001");
      RuntimeException other = new IllegalStateException("other");

      for (Throwable thrown :
          List.of(
              new RuntimeException(taken),
              deadlock,
              changed,
              new RuntimeException(tooLong),
              other)) {
        session.getSessionLog().logThrowable(SessionLog.WARNING, SessionLog.TRANSACTION, thrown);
      }

      assertThat(written).hasSize(2);
      assertThat(written.get(0)).hasCause(tooLong);
      assertThat(written.get(1)).isSameAs(other);
    } finally {
      log.removeHandler(handler);
    }
  }

  private final class Thrown extends Handler {
    @Override
    public void publish(LogRecord record) {
      assertThat(record.getMessage()).isNotBlank();
      written.add(record.getThrown());
    }

    @Override
    public void flush() {
      // Nothing is kept back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** What EclipseLink says without an exception goes on to the server's log. */
  private final class Written extends AbstractSessionLog {
    @Override
    public void log(SessionLogEntry entry) {
      assertThat(entry.hasException()).isFalse();
    }

    @Override
    public boolean shouldLog(int level, String category) {
      return level >= SessionLog.WARNING;
    }
  }
}

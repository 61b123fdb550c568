package dev.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
    }
  }

  private final class Written extends AbstractSessionLog {
    @Override
    public void log(SessionLogEntry entry) {
      if (entry.hasException()) {
        written.add(entry.getException());
      }
    }

    @Override
    public boolean shouldLog(int level, String category) {
      return level >= SessionLog.WARNING;
    }
  }
}

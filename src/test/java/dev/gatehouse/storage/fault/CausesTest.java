package dev.gatehouse.storage.fault;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CausesTest {
  private final SQLException ended = new SQLException("terminating connection", "57P01");

  @Test
  void findsWhatTheTransactionManagerSuppressed() {
    Exception resource = new Exception("could not commit", ended);
    Exception commit = new RollbackException("could not commit");
    commit.addSuppressed(resource);

    assertThat(Causes.find(commit, SQLException.class)).contains(ended);
    assertThat(SqlState.isUnreachable(new IllegalStateException(commit))).isTrue();
  }

  @Test
  void takesNoFailureToCloseForTheCauseOfADefect() {
    Exception defect = new IllegalStateException("a defect");
    defect.addSuppressed(ended);

    assertThat(Causes.find(defect, SQLException.class)).isEmpty();
    assertThat(SqlState.isUnreachable(defect)).isFalse();
  }

  @Test
  void prefersTheCauseToWhatWasSuppressed() {
    SQLException cause = new SQLException("duplicate key", "23505");
    Exception thrown = new Exception(cause);
    thrown.addSuppressed(ended);

    assertThat(Causes.find(thrown, SQLException.class)).contains(cause);
  }

  @Test
  void endsWhereExceptionsPointAtEachOther() {
    Exception closing = new Exception("closing", ended);
    ended.addSuppressed(closing);

    assertThat(Causes.find(closing, IllegalStateException.class)).isEmpty();
  }
}

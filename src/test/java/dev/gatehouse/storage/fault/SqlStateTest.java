package dev.gatehouse.storage.fault;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStateTest {
  private static Exception wrapped(SQLException said) {
    return new IllegalStateException("the work failed", new RuntimeException(said));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"08006", "28P01", "3D000", "53300", "57P03", "57014", "55P03", "25006", "58030"})
  void databaseThatDoesNotServeIsUnreachable(String state) {
    assertThat(SqlState.isUnreachable(wrapped(new SQLException("no", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "40001", "40P01", "42P01", "22001", "25P02", "XX000"})
  void statementThatIsRejectedIsNot(String state) {
    assertThat(SqlState.isUnreachable(wrapped(new SQLException("no", state)))).isFalse();
  }

  /** As Payara throws it: the driver's exception is gone. */
  @Test
  void commitThatFailedWithoutSqlStateIsUnreachable() {
    SystemException commit = new SystemException();
    commit.initCause(new XAException("An I/O error occurred while sending to the backend."));

    assertThat(SqlState.isUnreachable(new RuntimeException(commit))).isTrue();
  }

  @Test
  void transactionThatADefectMarkedForRollbackIsNot() {
    assertThat(SqlState.isUnreachable(new RuntimeException(new RollbackException("marked"))))
        .isFalse();
  }
}

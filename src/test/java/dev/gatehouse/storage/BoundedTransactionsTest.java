package dev.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedTransactionsTest {
  private final BoundedTransactions interceptor = new BoundedTransactions();
  private int asked;
  private int status = Status.STATUS_NO_TRANSACTION;

  @BeforeEach
  void useContainer() {
    interceptor.database =
        new Database() {
          @Override
          public <T, X extends Exception> T ask(Work<T, X> work) throws X {
            asked++;
            return work.run();
          }
        };
    interceptor.transactions = fake(TransactionSynchronizationRegistry.class, () -> status);
  }

  private Object call() throws Exception {
    return interceptor.limit(fake(InvocationContext.class, () -> "done"));
  }

  @Test
  void transactionThatAPageBeginsIsBounded() throws Exception {
    assertThat(Database.<Object, Exception>bounded(this::call)).isEqualTo("done");
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void callWithinATransactionStaysOnItsThread() throws Exception {
    status = Status.STATUS_ACTIVE;

    assertThat(Database.<Object, Exception>bounded(this::call)).isEqualTo("done");
    assertThat(asked).isZero();
  }

  @Test
  void workOfAPageThatTakesItsTimeIsNotBounded() throws Exception {
    Database.<Object, Exception>bounded(() -> Database.<Object, Exception>unbounded(this::call));
    assertThat(asked).isZero();

    Database.<Object, Exception>bounded(this::call);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void nothingElseIsBoundedEvenAfterAPageFailed() throws Exception {
    assertThatThrownBy(
            () ->
                Database.<Object, IOException>bounded(
                    () -> {
                      throw new IOException("gone");
                    }))
        .hasMessage("gone");

    assertThat(call()).isEqualTo("done");
    assertThat(asked).isZero();
  }

  @Test
  void transactionThatFailsWithTheDatabaseSaysSoWhoeverBeganIt() {
    SystemException commit = new SystemException("the resource failed");
    InvocationContext failing =
        fake(
            InvocationContext.class,
            () -> {
              throw new TransactionalException("commit", commit);
            });

    assertThatThrownBy(() -> interceptor.limit(failing)).isInstanceOf(DatabaseUnavailable.class);
  }

  private interface Answer {
    Object get();
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answer.get()));
  }
}

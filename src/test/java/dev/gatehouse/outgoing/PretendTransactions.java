package dev.gatehouse.outgoing;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** A server's transactions, of which the test says whether the caller has one. */
final class PretendTransactions implements TransactionSynchronizationRegistry {
  int status = Status.STATUS_NO_TRANSACTION;

  @Override
  public int getTransactionStatus() {
    return status;
  }

  @Override
  public Object getTransactionKey() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putResource(Object key, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Object getResource(Object key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void registerInterposedSynchronization(Synchronization synchronization) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setRollbackOnly() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean getRollbackOnly() {
    throw new UnsupportedOperationException();
  }
}

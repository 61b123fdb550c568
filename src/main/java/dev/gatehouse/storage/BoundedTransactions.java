package dev.gatehouse.storage;

import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.fault.SqlState;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Bounds every transaction that begins within {@link Database#bounded}, which surrounds every
 * sign-in decision and every console page: their reads and changes need no {@link Database#ask} of
 * their own. Bound to {@link Transactional} and called before its interceptor (priority 200,
 * Jakarta Transactions 2.0, section 3.7), so that the transaction begins and ends on the thread
 * with the deadline. A call within a transaction stays on that transaction's thread.
 *
 * <p>The type of a transaction is part of what binds an interceptor, so there is one for each type
 * that may begin work of its own.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class BoundedTransactions {
  @Inject Database database;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  @AroundInvoke
  Object limit(InvocationContext call) throws Exception {
    if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
      return call.proceed();
    }
    if (Database.isBounded()) {
      return database.ask(call::proceed);
    }
    try {
      return call.proceed();
    } catch (Exception e) {
      // A failed commit throws what servers answer by themselves, before any mapper of ours.
      throw SqlState.isUnreachable(e) ? new DatabaseUnavailable("no connection", e) : e;
    }
  }

  @Interceptor
  @Transactional(TxType.REQUIRES_NEW)
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
  static class New extends BoundedTransactions {}

  @Interceptor
  @Transactional(TxType.NOT_SUPPORTED)
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
  static class Without extends BoundedTransactions {}

  @Interceptor
  @Transactional(TxType.SUPPORTS)
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
  static class AsItComes extends BoundedTransactions {}
}

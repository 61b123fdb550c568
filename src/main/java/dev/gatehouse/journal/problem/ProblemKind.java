package dev.gatehouse.journal.problem;

import dev.gatehouse.journal.Mismatch;
import dev.gatehouse.journal.SignInEvent;

/**
 * What makes refusals one problem.
 *
 * @param connection 0 if no connection refused
 * @param cause empty if no mistake was recognized
 */
record ProblemKind(long tenant, long connection, String reason, String cause) {
  static ProblemKind of(SignInEvent refused) {
    Long connection = refused.getConnectionId();
    return new ProblemKind(
        refused.tenantId().value(),
        connection == null ? 0 : connection,
        refused.getReason(),
        refused.mismatch().map(Mismatch::getCause).orElse(""));
  }
}

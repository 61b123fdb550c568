package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.tenant.Connection;
import java.util.function.Supplier;

/**
 * What came of writing settings.
 *
 * @param connection as it is stored now
 * @param done whether it was written; otherwise somebody else was faster
 */
record Written(Connection connection, boolean done) {

  /** Writes, or reads what somebody else has written meanwhile. */
  static Written of(Supplier<Connection> write, Supplier<Connection> read) {
    try {
      return new Written(write.get(), true);
    } catch (Stale e) {
      return new Written(read.get(), false);
    }
  }
}

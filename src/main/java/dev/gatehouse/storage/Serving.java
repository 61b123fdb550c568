package dev.gatehouse.storage;

import dev.gatehouse.storage.fault.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Whether this node answers requests. It does not before everything that starts with the database
 * has started, nor while the schema no longer serves this version.
 */
@ApplicationScoped
public class Serving {
  /** {@code null} while requests are answered: each of them asks. */
  private volatile DatabaseFault fault = DatabaseFault.STARTING;

  public boolean isOn() {
    return fault == null;
  }

  /** Why requests are not answered; empty while they are. */
  public Optional<DatabaseFault> fault() {
    return Optional.ofNullable(fault);
  }

  public void begin() {
    fault = null;
  }

  public void suspend(DatabaseFault reason) {
    fault = reason;
  }
}

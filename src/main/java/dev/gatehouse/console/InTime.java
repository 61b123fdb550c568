package dev.gatehouse.console;

import dev.gatehouse.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * One transaction that is taken back when its answer comes too late: the operator was told by then
 * that the database does not answer, and a secret that it made would never be shown.
 */
@ApplicationScoped
public class InTime {
  @Transactional
  public <T> T run(Supplier<T> change) {
    T made = change.get();
    Database.requireTimeLeft();
    return made;
  }
}

package dev.gatehouse.operator;

import dev.gatehouse.storage.MemoryDatabase;
import java.time.Instant;

/** An operator in a test's database, for tests of other rooms. */
public final class KeptOperator {
  private KeptOperator() {}

  /** An operator who chose a password, and is not stored. */
  public static Operator withPassword(String email) {
    OperatorSettings settings = new OperatorSettings();
    settings.setEmail(email);
    settings.setName("Ada");
    return new Operator(settings, "hash", Instant.EPOCH);
  }

  /** Creates an operator without a password and returns its id. */
  public static long withEmail(MemoryDatabase memory, String email, Instant createdAt) {
    OperatorSettings settings = new OperatorSettings();
    settings.setEmail(email);
    settings.setName("Ada");
    Operators operators = new Operators();
    operators.entities = memory.entities();
    return memory.ask(() -> operators.create(new Operator(settings, null, createdAt)).getId());
  }
}

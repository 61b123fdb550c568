package dev.gatehouse.operator.factor;

import dev.gatehouse.storage.MemoryDatabase;

/** The store of second factors on a test's database, for tests of other rooms. */
public final class KeptFactors {
  private KeptFactors() {}

  public static SecondFactors in(MemoryDatabase memory) {
    SecondFactors factors = new SecondFactors();
    factors.entities = memory.entities();
    return factors;
  }
}

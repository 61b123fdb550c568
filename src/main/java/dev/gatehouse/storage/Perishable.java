package dev.gatehouse.storage;

import java.time.Instant;

/** A store of things that are of no use after some time. */
public interface Perishable {
  /**
   * Deletes what is past its time, at most so many rows, in a transaction of its own; touches no
   * row that anybody may still need.
   *
   * @return how many rows were deleted
   */
  int purge(Instant now, int batch);
}

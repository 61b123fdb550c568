package dev.gatehouse.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A housekeeping task that one node at a time may run; the migrations create the rows. */
@Entity
class Lease {
  @Id String name;

  @Column(name = "held_until")
  Instant heldUntil;

  @Column(name = "done_at")
  Instant doneAt;

  @Column(name = "done_rows")
  Long doneRows;

  /** Notes a run of the task that ended at a time and deleted so many rows. */
  void done(Instant at, long rows) {
    doneAt = at;
    doneRows = rows;
  }
}

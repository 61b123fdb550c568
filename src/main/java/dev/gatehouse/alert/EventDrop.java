package dev.gatehouse.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** How many refusals a node could not record within a minute. */
@Entity
@Table(name = "event_drop")
class EventDrop {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "eventDrop")
  @SequenceGenerator(name = "eventDrop", sequenceName = "event_drop_seq", allocationSize = 50)
  private Long id;

  @Column(name = "dropped_at")
  private Instant droppedAt;

  private long number;

  protected EventDrop() {}

  EventDrop(Instant droppedAt, long number) {
    this.droppedAt = droppedAt;
    this.number = number;
  }
}

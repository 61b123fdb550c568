package dev.gatehouse.storage.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A change. The database numbers the rows, also those that a statement of a sign-in writes. */
@Entity
@Table(name = "change_feed")
class FeedRow {
  @Id private long id;

  private String kind;

  @Column(name = "subject_id")
  private long subjectId;

  @Column(name = "written_at")
  private Instant writtenAt;

  protected FeedRow() {}

  long id() {
    return id;
  }

  Subject subject() {
    return new Subject(kind, subjectId);
  }
}

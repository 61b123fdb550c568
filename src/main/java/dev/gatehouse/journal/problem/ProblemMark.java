package dev.gatehouse.journal.problem;

import dev.gatehouse.journal.StreamPosition;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** How far the events have been counted. Whoever counts holds its lock until the counts count. */
@Entity
@Table(name = "sign_in_problem_mark")
class ProblemMark {
  /** There is one row. */
  static final int ONLY = 1;

  @Id private int id;

  private String position;

  /** Empty before the first time. */
  Optional<StreamPosition> position() {
    return StreamPosition.of(position);
  }

  void move(StreamPosition to) {
    position = to.toString();
  }
}

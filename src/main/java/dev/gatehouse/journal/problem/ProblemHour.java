package dev.gatehouse.journal.problem;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** How often a problem occurred in an hour. */
@Entity
@Table(name = "sign_in_problem_hour")
class ProblemHour {
  @EmbeddedId private Id id;

  private long refused;

  protected ProblemHour() {}

  ProblemHour(Id id) {
    this.id = id;
  }

  void add(long more) {
    refused += more;
  }

  /** A problem and the beginning of an hour. */
  @Embeddable
  static class Id implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "problem_id")
    private long problem;

    private Instant begun;

    protected Id() {}

    Id(long problem, Instant begun) {
      this.problem = problem;
      this.begun = begun;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Id that && problem == that.problem && begun.equals(that.begun);
    }

    @Override
    public int hashCode() {
      return Objects.hash(problem, begun);
    }
  }
}

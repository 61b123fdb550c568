package dev.gatehouse.journal.problem;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** Whom a problem has hit, by a fingerprint. */
@Entity
@Table(name = "sign_in_problem_hit")
class ProblemHit {
  @EmbeddedId private Id id;

  protected ProblemHit() {}

  ProblemHit(Id id) {
    this.id = id;
  }

  Id id() {
    return id;
  }

  /** A problem, how often it had begun, and somebody. */
  @Embeddable
  static class Id implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "problem_id")
    private long problem;

    private int episode;
    private String who;

    protected Id() {}

    Id(SignInProblem problem, String who) {
      this.problem = problem.getId();
      this.episode = problem.episode();
      this.who = who;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Id that
          && problem == that.problem
          && episode == that.episode
          && who.equals(that.who);
    }

    @Override
    public int hashCode() {
      return Objects.hash(problem, episode, who);
    }
  }
}

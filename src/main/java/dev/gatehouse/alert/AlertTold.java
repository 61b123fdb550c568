package dev.gatehouse.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** That a rule has told of a problem. One that was resolved and came back is told again. */
@Entity
@Table(name = "alert_told")
@IdClass(AlertTold.Key.class)
public class AlertTold {
  @Id
  @Column(name = "rule_id")
  private long ruleId;

  @Id
  @Column(name = "problem_id")
  private long problemId;

  private int episode;

  protected AlertTold() {}

  AlertTold(AlertRule rule, Episode problem) {
    ruleId = rule.getId();
    problemId = problem.problem();
    episode = problem.number();
  }

  /** A problem, and how often it had begun. */
  public record Episode(long problem, int number) {}

  long ruleId() {
    return ruleId;
  }

  Episode episode() {
    return new Episode(problemId, episode);
  }

  /** A rule and a problem. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private long ruleId;
    private long problemId;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && ruleId == that.ruleId && problemId == that.problemId;
    }

    @Override
    public int hashCode() {
      return Objects.hash(ruleId, problemId);
    }
  }
}

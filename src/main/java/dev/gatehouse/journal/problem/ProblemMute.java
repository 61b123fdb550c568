package dev.gatehouse.journal.problem;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * That nobody wants to hear of a problem: until a time or, without one, until it changes. It
 * changes when it hits {@value #TIMES} times as many as when it was muted, or comes back.
 */
@Embeddable
public class ProblemMute {
  private static final int TIMES = 2;

  @Column(name = "muted_until")
  private Instant until;

  @Column(name = "muted_hits")
  private Long hits;

  @Column(name = "muted_by")
  private String by;

  protected ProblemMute() {}

  private ProblemMute(Instant until, Long hits, String by) {
    this.until = until;
    this.hits = hits;
    this.by = by;
  }

  /**
   * @param by who mutes it
   */
  public static ProblemMute until(Instant time, String by) {
    return new ProblemMute(time, null, by);
  }

  /**
   * @param hits how many people and addresses it hits now
   */
  static ProblemMute untilChange(long hits, String by) {
    return new ProblemMute(null, hits, by);
  }

  /** What is left of it once the problem comes back. */
  static ProblemMute afterReturn(ProblemMute before) {
    return before == null || before.isUntilChange() ? null : before;
  }

  /** What is left of it once the problem hits so many. */
  static ProblemMute afterHits(ProblemMute before, long hits) {
    boolean changed =
        before != null && before.isUntilChange() && hits >= TIMES * Math.max(1, before.hits);
    return changed ? null : before;
  }

  boolean isInForceAt(Instant now) {
    return isUntilChange() || until.isAfter(now);
  }

  public boolean isUntilChange() {
    return hits != null;
  }

  /** {@code null} if it lasts until the problem changes. */
  public Instant getUntil() {
    return until;
  }

  public String getBy() {
    return by;
  }
}

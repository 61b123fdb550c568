package dev.gatehouse.webhook;

import dev.gatehouse.journal.StreamPosition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** How far a receiver has got in the streams, and how it answered last. */
@Entity
@Table(name = "webhook_progress")
public class WebhookProgress {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final int DOUBLINGS = 7;

  @Id
  @Column(name = "webhook_id")
  private long webhookId;

  @Column(name = "events_after")
  private String eventsAfter;

  @Column(name = "audit_after")
  private String auditAfter;

  @Column(name = "next_at")
  private Instant nextAt;

  private int failures;

  @Column(name = "failing_since")
  private Instant failingSince;

  @Column(name = "delivered_at")
  private Instant deliveredAt;

  @Column(name = "last_answer")
  private String lastAnswer;

  protected WebhookProgress() {}

  WebhookProgress(Webhook webhook, StreamPosition events, StreamPosition audit, Instant nextAt) {
    this.webhookId = webhook.getId();
    this.eventsAfter = events.toString();
    this.auditAfter = audit.toString();
    this.nextAt = nextAt;
  }

  /** The pause after so many failures in a row: 5 seconds, doubled up to 10 minutes. */
  static Duration pause(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(DOUBLINGS, failures - 1));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  public StreamPosition events() {
    return StreamPosition.of(eventsAfter).orElseThrow();
  }

  public StreamPosition audit() {
    return StreamPosition.of(auditAfter).orElseThrow();
  }

  void reach(StreamPosition events, StreamPosition audit) {
    eventsAfter = events.toString();
    auditAfter = audit.toString();
  }

  void idle(Instant next) {
    nextAt = next;
  }

  void delivered(Instant at, String answer) {
    failures = 0;
    failingSince = null;
    deliveredAt = at;
    lastAnswer = answer;
  }

  void failed(Instant at, String answer) {
    failures++;
    failingSince = failingSince == null ? at : failingSince;
    nextAt = at.plus(pause(failures));
    lastAnswer = answer;
  }

  /** The receiver was changed, so it is tried again at once. */
  void restart(Instant at) {
    nextAt = at;
  }

  public int getFailures() {
    return failures;
  }

  /** When the first of the failures in a row was, or {@code null}. */
  public Instant getFailingSince() {
    return failingSince;
  }

  /** When the receiver accepted a message last, or {@code null}. */
  public Instant getDeliveredAt() {
    return deliveredAt;
  }

  /** The status of the last answer, or why there was none; {@code null} before the first one. */
  public String getLastAnswer() {
    return lastAnswer;
  }
}

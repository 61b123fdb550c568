package dev.gatehouse.webhook;

import dev.gatehouse.journal.StreamPosition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

  @Column(name = "events_sending")
  private String eventsSending;

  @Column(name = "audit_sending")
  private String auditSending;

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

  long webhookId() {
    return webhookId;
  }

  public StreamPosition events() {
    return StreamPosition.of(eventsAfter).orElseThrow();
  }

  public StreamPosition audit() {
    return StreamPosition.of(auditAfter).orElseThrow();
  }

  /** How far the message of events goes that was being sent; empty if there is none. */
  public Optional<StreamPosition> eventsSending() {
    return Optional.ofNullable(eventsSending).flatMap(StreamPosition::of);
  }

  /** As {@link #eventsSending} for audit entries. */
  public Optional<StreamPosition> auditSending() {
    return Optional.ofNullable(auditSending).flatMap(StreamPosition::of);
  }

  /** The stream of events begins here. */
  void beginEvents(StreamPosition position) {
    eventsAfter = position.toString();
    eventsSending = null;
  }

  /** The stream of audit entries begins here. */
  void beginAudit(StreamPosition position) {
    auditAfter = position.toString();
    auditSending = null;
  }

  /**
   * Takes what the receiver got, unless an operator made a stream begin anew since.
   *
   * @param read what was known when the receiver was sent to
   */
  void reach(WebhookProgress read, StreamPosition events, StreamPosition audit) {
    if (moves(eventsAfter, read.eventsAfter, events)) {
      beginEvents(events);
    }
    if (moves(auditAfter, read.auditAfter, audit)) {
      beginAudit(audit);
    }
  }

  private static boolean moves(String now, String read, StreamPosition to) {
    return now.equals(read) && !now.equals(to.toString());
  }

  /** A message up to these positions is sent now; one of them has not moved. */
  void sends(WebhookProgress read, StreamPosition events, StreamPosition audit) {
    if (moves(eventsAfter, read.eventsAfter, events)) {
      eventsSending = events.toString();
    }
    if (moves(auditAfter, read.auditAfter, audit)) {
      auditSending = audit.toString();
    }
  }

  void idle(Instant at) {
    nextAt = at;
  }

  void delivered(Instant at, String answer) {
    // Behind all that are due: one with much to get does not keep the others waiting.
    nextAt = at;
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

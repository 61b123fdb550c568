package dev.gatehouse.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Whether a rule fires, and when it was sent last. */
@Entity
@Table(name = "alert_state")
public class AlertState {
  private static final int LONGEST = 2000;

  @Id
  @Column(name = "rule_id")
  private long ruleId;

  private Instant since;

  @Column(name = "sent_at")
  private Instant sentAt;

  private String detail;

  protected AlertState() {}

  AlertState(AlertRule rule, Instant now, String detail) {
    ruleId = rule.getId();
    since = now;
    sentAt = now;
    tell(detail);
  }

  void tell(String text) {
    detail = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  void begins(Instant now) {
    since = now;
  }

  void ends() {
    since = null;
  }

  /** Whether it was sent that the rule fires now. */
  public boolean isTold() {
    return since != null && !sentAt.isBefore(since);
  }

  void sent(Instant now) {
    sentAt = now;
  }

  /** Since when it fires; {@code null} if it does not. */
  public Instant getSince() {
    return since;
  }

  /** When it was sent last. */
  public Instant getSentAt() {
    return sentAt;
  }

  /** What holds, in a sentence. */
  public String getDetail() {
    return detail;
  }
}

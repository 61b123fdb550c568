package dev.gatehouse.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message that is still to be sent, written in the transaction that changes a rule's state. */
@Entity
@Table(name = "alert_message")
public class AlertMessage {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "alertMessage")
  @SequenceGenerator(name = "alertMessage", sequenceName = "alert_message_seq", allocationSize = 50)
  private Long id;

  @Column(name = "webhook_id")
  private Long webhookId;

  private String email;
  private String subject;
  private String body;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "next_at")
  private Instant nextAt;

  private int failures;

  protected AlertMessage() {}

  private AlertMessage(Long webhookId, String email, String subject, String body, Instant now) {
    this.webhookId = webhookId;
    this.email = email;
    this.subject = subject;
    this.body = body;
    this.createdAt = now;
    this.nextAt = now;
  }

  /** A JSON object for a web hook. */
  public static AlertMessage posted(long webhookId, String subject, String json, Instant now) {
    return new AlertMessage(webhookId, null, subject, json, now);
  }

  /** A text by mail. */
  public static AlertMessage mailed(String email, String subject, String text, Instant now) {
    return new AlertMessage(null, email, subject, text, now);
  }

  void failed(Instant next) {
    failures++;
    nextAt = next;
  }

  int failures() {
    return failures;
  }

  public Long getId() {
    return id;
  }

  public String getEmail() {
    return email;
  }

  public String getSubject() {
    return subject;
  }

  public String getBody() {
    return body;
  }
}

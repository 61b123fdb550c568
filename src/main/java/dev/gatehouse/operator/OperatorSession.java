package dev.gatehouse.operator;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * An operator's session in the console, or a sign-in whose second factor is pending. It ends at a
 * fixed time at the latest. Ending it deletes the row.
 */
@Entity
@Table(name = "operator_session")
class OperatorSession {
  @Id
  @Column(name = "key_hash")
  private String keyHash;

  @Column(name = "operator_id")
  private long operatorId;

  private long epoch;
  private boolean pending;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected OperatorSession() {}

  OperatorSession(
      String keyHash, OperatorAccount operator, boolean pending, Instant now, Instant expiresAt) {
    this.keyHash = keyHash;
    this.operatorId = operator.id();
    this.epoch = operator.epoch();
    this.pending = pending;
    this.seenAt = now;
    this.expiresAt = expiresAt;
  }

  boolean isPending() {
    return pending;
  }

  Instant getSeenAt() {
    return seenAt;
  }

  void setSeenAt(Instant seenAt) {
    this.seenAt = seenAt;
  }

  Instant getExpiresAt() {
    return expiresAt;
  }

  OperatorSessions.Open open() {
    return new OperatorSessions.Open(operatorId, epoch);
  }
}

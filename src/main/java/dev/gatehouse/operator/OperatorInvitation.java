package dev.gatehouse.operator;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * An invitation by which an operator may choose a password once; only the hash of its link is
 * stored.
 */
@Entity
@Table(name = "operator_invitation")
class OperatorInvitation {
  @Id
  @Column(name = "secret_hash")
  private String secretHash;

  @Column(name = "operator_id")
  private long operatorId;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "confirms_email")
  private boolean confirmsEmail = true;

  protected OperatorInvitation() {}

  OperatorInvitation(long operatorId, String secretHash, Instant expiresAt) {
    this.operatorId = operatorId;
    this.secretHash = secretHash;
    this.expiresAt = expiresAt;
  }

  long getOperatorId() {
    return operatorId;
  }

  /**
   * Whether whoever holds the link is known to own the e-mail address. Links of earlier releases
   * were shown to owners of sites, who could keep them.
   */
  boolean isConfirmsEmail() {
    return confirmsEmail;
  }

  Instant getExpiresAt() {
    return expiresAt;
  }
}

package dev.gatehouse.operator.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The secret that an operator's authenticator app shares with Gatehouse. */
@Entity
@Table(name = "second_factor")
class SecondFactor {
  @Id
  @Column(name = "operator_id")
  private long operatorId;

  @Column(name = "sealed_secret")
  private String sealedSecret;

  @Column(name = "last_step")
  private long lastStep;

  @Column(name = "created_at")
  private Instant createdAt;

  protected SecondFactor() {}

  SecondFactor(long operatorId, String sealedSecret, long lastStep, Instant createdAt) {
    this.operatorId = operatorId;
    this.sealedSecret = sealedSecret;
    this.lastStep = lastStep;
    this.createdAt = createdAt;
  }

  /** The context in which the secret is sealed. */
  static String context(long operatorId) {
    return "second factor of operator " + operatorId;
  }

  String context() {
    return context(operatorId);
  }

  long getOperatorId() {
    return operatorId;
  }

  void setSealedSecret(String sealedSecret) {
    this.sealedSecret = sealedSecret;
  }

  String getSealedSecret() {
    return sealedSecret;
  }
}

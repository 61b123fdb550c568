package dev.gatehouse.operator.factor;

import dev.gatehouse.secret.Fingerprint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A code that replaces the authenticator app once; only its hash is stored. */
@Entity
@Table(name = "recovery_code")
class RecoveryCode {
  @Id
  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "operator_id")
  private long operatorId;

  protected RecoveryCode() {}

  RecoveryCode(long operatorId, String code) {
    this.operatorId = operatorId;
    this.codeHash = hash(operatorId, code);
  }

  /** The hash reveals neither the code nor whether two operators have the same one. */
  static String hash(long operatorId, String code) {
    return Fingerprint.of(operatorId + " " + code);
  }
}

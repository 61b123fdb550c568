package dev.gatehouse.secret;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one stored key of {@link KeyedFingerprint}. */
@Entity
@Table(name = "fingerprint_key")
class FingerprintKey {
  @Id private int id;

  @Column(name = "sealed_key")
  private String sealedKey;

  protected FingerprintKey() {}

  String getSealedKey() {
    return sealedKey;
  }

  void setSealedKey(String sealedKey) {
    this.sealedKey = sealedKey;
  }
}

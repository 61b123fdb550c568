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

  @Column(name = "sealed_secret")
  private String sealedSecret;

  protected FingerprintKey() {}

  FingerprintKey(int id, String sealedSecret) {
    this.id = id;
    this.sealedSecret = sealedSecret;
  }

  String getSealedSecret() {
    return sealedSecret;
  }

  void setSealedSecret(String sealedSecret) {
    this.sealedSecret = sealedSecret;
  }
}

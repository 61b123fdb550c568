package dev.gatehouse.protocol.kit;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Connection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A sign-in that a browser began and has not finished: a page that is too long for a login key
 * waits here. Its key may go to the company's app and come back in the token; the single use is
 * then the token's. Also remembers that the page of a key which is not stored was taken.
 */
@Entity
@Table(name = "login_key")
class PendingSignIn {
  @Id
  @Column(name = "key_hash")
  private String keyHash;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "connection_id")
  private long connectionId;

  @Column(name = "browser_hash")
  private String browserHash;

  @Column(name = "return_to")
  private String returnTo;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected PendingSignIn() {}

  PendingSignIn(
      Connection connection, String key, String browserHash, String returnTo, Instant expiresAt) {
    this.keyHash = Fingerprint.of(key);
    this.tenantId = connection.tenantId().value();
    this.connectionId = connection.getId();
    this.browserHash = browserHash;
    this.returnTo = returnTo;
    this.expiresAt = expiresAt;
  }

  boolean isOf(Connection connection, Instant now) {
    return connectionId == connection.getId()
        && tenantId == connection.tenantId().value()
        && now.isBefore(expiresAt);
  }

  String keyHash() {
    return keyHash;
  }

  String browserHash() {
    return browserHash;
  }

  String returnTo() {
    return returnTo;
  }

  Instant expiresAt() {
    return expiresAt;
  }
}

package dev.gatehouse.protocol.helpcenter;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Connection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A sign-in that a browser began and that is not finished: the key went to the company's app, the
 * page first asked for waits here. Its single use is that of the token whose {@code jti} it is.
 */
@Entity
@Table(name = "login_key")
class LoginKey {
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

  protected LoginKey() {}

  LoginKey(Connection connection, String key, String browser, String returnTo, Instant expiresAt) {
    this.keyHash = Fingerprint.of(key);
    this.tenantId = connection.tenantId().value();
    this.connectionId = connection.getId();
    this.browserHash = Fingerprint.of(browser);
    this.returnTo = returnTo;
    this.expiresAt = expiresAt;
  }

  boolean isPendingIn(String browser, Connection connection, Instant now) {
    return browserHash.equals(Fingerprint.of(browser))
        && connectionId == connection.getId()
        && tenantId == connection.tenantId().value()
        && now.isBefore(expiresAt);
  }

  String returnTo() {
    return returnTo;
  }
}

package dev.gatehouse.operator;

import dev.gatehouse.secret.Fingerprint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A token for the admin API that Gatehouse generated; only its hash is kept. */
@Entity
@Table(name = "api_token")
class ApiToken {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "apiToken")
  @SequenceGenerator(name = "apiToken", sequenceName = "api_token_seq", allocationSize = 50)
  private Long id;

  private String name;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "platform_admin")
  private boolean platformAdmin;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  protected ApiToken() {}

  ApiToken(String name, String token, Instant createdAt) {
    this.name = name;
    this.tokenHash = Fingerprint.of(token);
    this.platformAdmin = true;
    this.createdAt = createdAt;
  }

  boolean isPlatformAdmin(Instant now) {
    return platformAdmin && (expiresAt == null || now.isBefore(expiresAt));
  }
}

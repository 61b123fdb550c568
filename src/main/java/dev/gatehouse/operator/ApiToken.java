package dev.gatehouse.operator;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A token for the admin API, of which only the hash is stored. It never changes. */
@Entity
@Table(name = "api_token")
public class ApiToken {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "apiToken")
  @SequenceGenerator(name = "apiToken", sequenceName = "api_token_seq", allocationSize = 50)
  private Long id;

  private String name;

  @Column(name = "token_hash")
  private String tokenHash;

  private boolean generated;

  @Column(name = "platform_admin")
  private boolean platformAdmin;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "api_token_grant", joinColumns = @JoinColumn(name = "api_token_id"))
  @MapKeyColumn(name = "tenant_id")
  @Column(name = "role")
  @Enumerated(EnumType.STRING)
  private Map<Long, GrantRole> grants = new HashMap<>();

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  protected ApiToken() {}

  ApiToken(String name, Rights rights, Instant expiresAt, String token, Instant createdAt) {
    this.name = name;
    this.platformAdmin = rights.platformAdmin();
    rights.grants().forEach((site, role) -> grants.put(site.value(), role));
    this.expiresAt = expiresAt;
    this.tokenHash = Fingerprint.of(token);
    this.createdAt = createdAt;
  }

  /** Marks the token as generated at the first start. */
  ApiToken asGenerated() {
    generated = true;
    return this;
  }

  boolean isGenerated() {
    return generated;
  }

  public Rights rights() {
    return new Rights(
        platformAdmin,
        grants.entrySet().stream()
            .collect(Collectors.toMap(g -> new TenantId(g.getKey()), Map.Entry::getValue)));
  }

  /** The program that holds the token. */
  Program program() {
    return new Program(name, rights(), generated ? null : id);
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }

  /** {@code null} if it does not expire. */
  public Instant getExpiresAt() {
    return expiresAt;
  }

  /** To the minute; {@code null} if it was never used. */
  public Instant getLastUsedAt() {
    return lastUsedAt;
  }
}

package dev.gatehouse.operator;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;

/** Somebody who runs help centers and signs in to the console with a password. */
@Entity
public class Operator {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "operator")
  @SequenceGenerator(name = "operator", sequenceName = "operator_seq", allocationSize = 50)
  private Long id;

  @Version private long version;
  private String email;
  private String name;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "platform_admin")
  private boolean platformAdmin;

  private boolean disabled;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Operator() {}

  Operator(String email, String name, String passwordHash, Instant createdAt) {
    this.email = normalized(email);
    this.name = name;
    this.passwordHash = passwordHash;
    this.createdAt = createdAt;
  }

  /** An e-mail address as it is stored and looked up. */
  static String normalized(String email) {
    return email.trim().toLowerCase(Locale.ROOT);
  }

  /** Lets the operator see to every help center. */
  Operator asPlatformAdmin() {
    platformAdmin = true;
    return this;
  }

  /** Shuts the operator out, or lets him in again; it counts from his next request. */
  public void setDisabled(boolean disabled) {
    this.disabled = disabled;
  }

  public boolean isDisabled() {
    return disabled;
  }

  public Badge badge() {
    return new Badge(id, email, name, platformAdmin);
  }

  String getPasswordHash() {
    return passwordHash;
  }

  public Long getId() {
    return id;
  }

  public String getEmail() {
    return email;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }
}

package dev.gatehouse.operator;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A person who runs help centers and signs in to the console with a password, which they choose
 * through an invitation.
 */
@Entity
public class Operator {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "operator")
  @SequenceGenerator(name = "operator", sequenceName = "operator_seq", allocationSize = 50)
  private Long id;

  @Version private long version;
  @Embedded private OperatorSettings settings;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "time_zone")
  private String timeZone = "UTC";

  private long epoch;

  @Column(name = "email_confirmed")
  private boolean emailConfirmed;

  @Column(name = "last_sign_in_at")
  private Instant lastSignInAt;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Operator() {}

  Operator(OperatorSettings settings, String passwordHash, Instant createdAt) {
    this.settings = settings;
    this.passwordHash = passwordHash;
    this.createdAt = createdAt;
  }

  /** An e-mail address as it is stored and looked up. */
  static String normalized(String email) {
    return email.trim().toLowerCase(Locale.ROOT);
  }

  /**
   * Replaces all settings, which apply from the operator's next request. A disabled operator has to
   * sign in again once they are enabled.
   */
  public void change(OperatorSettings newSettings) {
    settings = newSettings;
    if (newSettings.isDisabled()) {
      endSessions();
    }
  }

  /**
   * Notes that the e-mail address is theirs: they proved it, or a platform administrator says so.
   */
  public void confirmEmail() {
    emailConfirmed = true;
  }

  /** Sets the hash of a new password and ends every session. */
  void setPasswordHash(String passwordHash) {
    this.passwordHash = passwordHash;
    endSessions();
  }

  /** Ends every console session. */
  void endSessions() {
    epoch++;
  }

  public OperatorSettings getSettings() {
    return settings;
  }

  public OperatorAccount account() {
    return new OperatorAccount(
        id, settings.getEmail(), settings.getName(), ZoneId.of(timeZone), epoch, settings.rights());
  }

  String getPasswordHash() {
    return passwordHash;
  }

  /** Whether the operator has ever chosen a password. */
  public boolean hasPassword() {
    return passwordHash != null;
  }

  /**
   * Whether the e-mail address is known to be theirs. Only then do owners of other sites mean them
   * when they grant rights to that address.
   */
  public boolean isEmailConfirmed() {
    return emailConfirmed;
  }

  public Long getId() {
    return id;
  }

  public long getVersion() {
    return version;
  }

  public Instant getLastSignInAt() {
    return lastSignInAt;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }
}

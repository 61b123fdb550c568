package dev.gatehouse.reader;

import dev.gatehouse.storage.feed.Subject;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/** A person who reads a help center: created by an operator or on first sign-in. */
@Entity
public class Reader extends TenantOwned {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "reader")
  @SequenceGenerator(name = "reader", sequenceName = "reader_seq", allocationSize = 50)
  private Long id;

  @Version private long version;
  @Embedded private ReaderProfile profile;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "last_sign_in_at")
  private Instant lastSignInAt;

  protected Reader() {}

  Reader(TenantId tenant, ReaderProfile profile, Instant createdAt, Instant lastSignInAt) {
    super(tenant, createdAt);
    this.profile = profile;
    this.lastSignInAt = lastSignInAt;
  }

  /** Replaces the profile. */
  public void change(ReaderProfile newProfile) {
    profile = newProfile;
  }

  public Long getId() {
    return id;
  }

  /** What nodes cache of a reader. */
  public static Subject subject(long id) {
    return new Subject("reader", id);
  }

  /**
   * What a token may have changed of a reader: their name, and what else follows it. Apart, so that
   * two tokens that disagree do not make each other's cached caller stale at every call.
   */
  public static Subject followed(long id) {
    return new Subject("followed", id);
  }

  public long getVersion() {
    return version;
  }

  public ReaderProfile getProfile() {
    return profile;
  }

  /** What operators call the reader: a token may have brought no e-mail address. */
  public String getLabel() {
    return Stream.of(profile.getEmail(), profile.getExternalId(), profile.getName())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("user " + id);
  }

  /** PBKDF2 hash, or {@code null} until a password is chosen. */
  String getPasswordHash() {
    return passwordHash;
  }

  /** Whether the reader has a password to sign in with. */
  public boolean hasPassword() {
    return passwordHash != null;
  }

  public Instant getLastSignInAt() {
    return lastSignInAt;
  }
}

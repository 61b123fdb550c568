package dev.gatehouse.token.platform;

import dev.gatehouse.token.PublicAlgorithm;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A key pair of the platform. It is published when it is made, signs from some time on, and is
 * published on after another one took its place, until what it signed has expired.
 */
@Entity
@Table(name = "platform_key")
public class PlatformKey {
  @Id private String kid;

  private String algorithm;

  private int number;

  @Column(name = "sealed_secret")
  private String sealedSecret;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "signs_from")
  private Instant signsFrom;

  @Column(name = "ends_at")
  private Instant endsAt;

  protected PlatformKey() {}

  PlatformKey(
      String kid,
      PublicAlgorithm algorithm,
      int number,
      String sealedSecret,
      Instant createdAt,
      Instant signsFrom) {
    this.kid = kid;
    this.algorithm = algorithm.jwa();
    this.number = number;
    this.sealedSecret = sealedSecret;
    this.createdAt = createdAt;
    this.signsFrom = signsFrom;
  }

  /** The context in which the pair is sealed. */
  static String context(String kid) {
    return "platform key " + kid;
  }

  boolean isPublished(Instant now) {
    return endsAt == null || now.isBefore(endsAt);
  }

  boolean hasBegun(Instant now) {
    return !now.isBefore(signsFrom);
  }

  /** Ends it at a time, unless it ends earlier. */
  void endAt(Instant time) {
    if (isPublished(time)) {
      endsAt = time;
    }
  }

  public String getKid() {
    return kid;
  }

  /** As in a token's header. */
  public String getAlgorithm() {
    return algorithm;
  }

  /** The first key of an algorithm has the number 1. */
  public int getNumber() {
    return number;
  }

  String getSealedSecret() {
    return sealedSecret;
  }

  void setSealedSecret(String sealedSecret) {
    this.sealedSecret = sealedSecret;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }

  public Instant getSignsFrom() {
    return signsFrom;
  }

  /** Until when the public key is published, or {@code null}. */
  public Instant getEndsAt() {
    return endsAt;
  }
}

package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * By what a company's backend knows a session. Names of people and of its own sessions are stored
 * as hashes.
 */
@Embeddable
public class SessionNames {
  @Column(name = "provider_session")
  private String providerSession;

  @Column(name = "visitor_hash")
  private String visitorHash;

  @Column(name = "token_issued_at")
  private Instant tokenIssuedAt;

  @Column(name = "token_expires_at")
  private Instant tokenExpiresAt;

  @Column(name = "token_jti")
  private String tokenJti;

  protected SessionNames() {}

  /**
   * @param sid the id of the session at the identity provider or in the company's app, or {@code
   *     null}
   * @param visitor the email address of a holder who is no user, or whom another site handed over,
   *     or {@code null}
   */
  public SessionNames(String sid, String visitor) {
    this.providerSession = hash(sid);
    this.visitorHash = hash(visitor);
  }

  /**
   * Adds what is known of a token that is the session itself.
   *
   * @param jti {@code null} if it has none, or a very long one
   * @param expiresAt {@code null} if it does not expire
   */
  public SessionNames ofToken(Instant issuedAt, String jti, Instant expiresAt) {
    tokenIssuedAt = issuedAt;
    tokenExpiresAt = expiresAt;
    tokenJti = jti;
    return this;
  }

  private static String hash(String text) {
    return text == null ? null : Fingerprint.of(text);
  }

  public String getProviderSession() {
    return providerSession;
  }

  public String getVisitorHash() {
    return visitorHash;
  }

  /** When the token was issued that is the session itself; {@code null} for other sessions. */
  public Instant getTokenIssuedAt() {
    return tokenIssuedAt;
  }

  /**
   * When that token expires, which may be later than the site lets its session last; {@code null}
   * if nobody knows.
   */
  public Instant getTokenExpiresAt() {
    return tokenExpiresAt;
  }

  public String getTokenJti() {
    return tokenJti;
  }
}

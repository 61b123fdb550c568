package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** By what a company's backend names a session that it ends; only hashes are stored. */
@Embeddable
public class SessionNames {
  @Column(name = "provider_session")
  private String providerSession;

  @Column(name = "visitor_hash")
  private String visitorHash;

  protected SessionNames() {}

  /**
   * @param sid the id of the session at the identity provider or in the company's app, or {@code
   *     null}
   * @param visitor the email address of a holder who is no user, or {@code null}
   */
  public SessionNames(String sid, String visitor) {
    this.providerSession = hash(sid);
    this.visitorHash = hash(visitor);
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
}

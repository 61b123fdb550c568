package dev.gatehouse.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Transient;

/** Whose token it was, by its claims: known once the signature held, also when it was refused. */
@Embeddable
public class TokenSubject {
  private String email;

  @Column(name = "external_id")
  private String externalId;

  @Transient private String userNamespace;

  protected TokenSubject() {}

  /**
   * @param email lower-case, or {@code null} if the token has none
   * @param externalId the id in the company's own app, or {@code null} likewise
   * @param userNamespace the app within which the id means somebody; it is not stored
   */
  public TokenSubject(String email, String externalId, String userNamespace) {
    this.email = email;
    this.externalId = externalId;
    this.userNamespace = userNamespace;
  }

  public String getEmail() {
    return email;
  }

  public String getExternalId() {
    return externalId;
  }

  /** {@code null} once it was read from the database. */
  public String userNamespace() {
    return userNamespace;
  }
}

package dev.gatehouse.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Whose token it was, by its claims: known once the signature held, also when it was refused. */
@Embeddable
public class TokenSubject {
  private String email;

  @Column(name = "external_id")
  private String externalId;

  protected TokenSubject() {}

  /**
   * @param email lower-case, or {@code null} if the token has none
   * @param externalId the id in the company's own app, or {@code null} likewise
   */
  public TokenSubject(String email, String externalId) {
    this.email = email;
    this.externalId = externalId;
  }

  public String getEmail() {
    return email;
  }

  public String getExternalId() {
    return externalId;
  }
}

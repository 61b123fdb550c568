package dev.gatehouse.administration.sso;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** A request to add a key; every member is optional. */
public class KeyOrder {
  @Size(max = 1000, message = "must be at most 1000 characters")
  @JsonProperty
  private String secret;

  @Size(max = 20_000, message = "must be at most 20000 characters")
  @JsonProperty
  private String publicKey;

  @Size(min = 1, max = 200, message = "must be 1 to 200 characters")
  @PlainText
  @JsonProperty
  private String kid;

  @Min(value = 0, message = "must be 0 to 31536000 seconds (a year)")
  @Max(value = 31_536_000, message = "must be 0 to 31536000 seconds (a year)")
  @JsonProperty
  private int retireOthersAfterSeconds;

  /** The customer's own secret; {@code null} to have one generated. */
  public String getSecret() {
    return secret;
  }

  public void setSecret(String secret) {
    this.secret = secret;
  }

  /**
   * The company's public key, as PEM or JWK, for a connection whose algorithm has one; {@code null}
   * otherwise.
   */
  public String getPublicKey() {
    return publicKey;
  }

  public void setPublicKey(String publicKey) {
    this.publicKey = publicKey;
  }

  /**
   * The name by which a token's header may refer to the key ({@code kid}, RFC 7515 section 4.1.4).
   */
  public String getKid() {
    return kid;
  }

  public void setKid(String kid) {
    this.kid = kid;
  }

  /** Seconds that the connection's other keys stay valid; 0 ends them at once. */
  public int getRetireOthersAfterSeconds() {
    return retireOthersAfterSeconds;
  }

  public void setRetireOthersAfterSeconds(int retireOthersAfterSeconds) {
    this.retireOthersAfterSeconds = retireOthersAfterSeconds;
  }
}

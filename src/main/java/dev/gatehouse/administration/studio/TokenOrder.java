package dev.gatehouse.administration.studio;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.administration.sso.InspectionOrder;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A request to make a token. */
public class TokenOrder {
  @JsonProperty private Long keyId;

  @NotNull(message = "must be a JSON object")
  @Size(max = InspectionOrder.LONGEST, message = "must be at most 65536 characters")
  @JsonProperty
  private String claims;

  @Size(max = 20_000, message = "must be at most 20000 characters")
  private String privateKey;

  /** What signs where the connection has public keys, as PEM (PKCS #8); it is not stored. */
  public String getPrivateKey() {
    return privateKey;
  }

  public void setPrivateKey(String privateKey) {
    this.privateKey = privateKey;
  }

  /** Id of the key that signs; {@code null} for the newest one. */
  public Long getKeyId() {
    return keyId;
  }

  public void setKeyId(Long keyId) {
    this.keyId = keyId;
  }

  /** One JSON object, which is signed unchanged. */
  public String getClaims() {
    return claims;
  }

  public void setClaims(String claims) {
    this.claims = claims;
  }
}

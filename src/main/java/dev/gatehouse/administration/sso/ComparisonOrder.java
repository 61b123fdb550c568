package dev.gatehouse.administration.sso;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A request to compare a text with the keys of a connection. */
public class ComparisonOrder {
  @NotBlank(message = "is required")
  @Size(max = 20_000, message = "must be at most 20000 characters")
  @JsonProperty
  private String key;

  /** A secret, or a public key as PEM or JWK; never a private one. */
  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }

  @Override
  public String toString() {
    // The secret must not reach a log by accident.
    return "ComparisonOrder";
  }
}

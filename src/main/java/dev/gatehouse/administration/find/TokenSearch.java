package dev.gatehouse.administration.find;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A token whose origin is looked for. */
public class TokenSearch {
  /** Characters; no token is nearly as long. */
  private static final int LONGEST = 65_536;

  @NotNull(message = "is required")
  @NotBlank(message = "is required")
  @Size(max = LONGEST, message = "must be at most 65536 characters")
  @JsonProperty
  private String token;

  public String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token;
  }
}

package dev.gatehouse.administration.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Which platform key is to be made. */
public class PlatformKeyOrder {
  @NotNull(message = "is required")
  @Pattern(regexp = "ES256|RS256", message = "must be ES256 or RS256")
  @JsonProperty
  private String algorithm = "ES256";

  @JsonProperty private boolean atOnce;

  public String getAlgorithm() {
    return algorithm;
  }

  public void setAlgorithm(String algorithm) {
    this.algorithm = algorithm;
  }

  /** Whether the new key signs at once and the others end, as after a leak. */
  public boolean isAtOnce() {
    return atOnce;
  }

  public void setAtOnce(boolean atOnce) {
    this.atOnce = atOnce;
  }
}

package dev.gatehouse.administration.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How a web hook gets a new signing secret. */
public class RotationOrder {
  private static final int DAY = 86_400;
  private static final int MONTH = 30 * DAY;

  @Min(value = 0, message = "must be at least 0")
  @Max(value = MONTH, message = "must be at most 2592000")
  @JsonProperty
  private int retirePreviousAfterSeconds = DAY;

  /** For how many seconds the secret before signs as well; 0 ends it at once. */
  public int getRetirePreviousAfterSeconds() {
    return retirePreviousAfterSeconds;
  }

  public void setRetirePreviousAfterSeconds(int retirePreviousAfterSeconds) {
    this.retirePreviousAfterSeconds = retirePreviousAfterSeconds;
  }
}

package dev.gatehouse.administration.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** For how long a problem is muted. */
public class MuteOrder {
  private static final int MONTH = 30 * 24;

  @Min(value = 1, message = "must be at least 1")
  @Max(value = MONTH, message = "must be at most 720")
  @JsonProperty
  private Integer hours;

  /** {@code null} until the problem changes. */
  public Integer getHours() {
    return hours;
  }

  public void setHours(Integer hours) {
    this.hours = hours;
  }
}

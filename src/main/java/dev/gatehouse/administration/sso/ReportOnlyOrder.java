package dev.gatehouse.administration.sso;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.Serializable;

/** For how long rules are to report only; the rules themselves are settings of connections. */
public class ReportOnlyOrder implements Serializable {
  private static final long serialVersionUID = 1L;

  @Min(value = 1, message = "must be 1 to 90 days")
  @Max(value = 90, message = "must be 1 to 90 days")
  @JsonProperty
  private int days = 7;

  public int getDays() {
    return days;
  }

  public void setDays(int days) {
    this.days = days;
  }
}

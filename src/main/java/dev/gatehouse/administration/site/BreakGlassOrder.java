package dev.gatehouse.administration.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.text.PersonText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/** For how long and why a site is to be opened by break-glass. */
public class BreakGlassOrder {
  @Min(value = 1, message = "must be 1 to 60 minutes")
  @Max(value = 60, message = "must be 1 to 60 minutes")
  @JsonProperty
  private int minutes = 30;

  @NotBlank(message = "is required")
  @ReadableText(max = 500)
  @JsonProperty
  private String reason;

  public int getMinutes() {
    return minutes;
  }

  public void setMinutes(int minutes) {
    this.minutes = minutes;
  }

  /** Everybody who is alerted reads it. */
  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason == null ? null : PersonText.trimmed(reason);
  }
}

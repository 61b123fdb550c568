package dev.gatehouse.administration.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.text.PersonText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The settings of a new secret link. */
public class SecretLinkOrder {
  @NotBlank(message = "is required")
  @ReadableText(max = PersonText.LONGEST_NAME)
  @JsonProperty
  private String name;

  @JsonProperty private boolean reusable;

  @Size(max = 40, message = "must be a time such as 2026-05-04T12:00:00Z")
  @JsonProperty
  private String expiresAt;

  @Min(value = 1, message = "must be 1 to 8760 hours (a year)")
  @Max(value = 8_760, message = "must be 1 to 8760 hours (a year)")
  @JsonProperty
  private int expiresAfterHours = 168;

  /** The purpose or recipient of the link. */
  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? null : PersonText.trimmed(name);
  }

  /** Whether it works any number of times, or once. */
  public boolean isReusable() {
    return reusable;
  }

  public void setReusable(boolean reusable) {
    this.reusable = reusable;
  }

  /** The expiry (RFC 3339); {@code null} if it follows from the hours. */
  public String getExpiresAt() {
    return expiresAt;
  }

  public void setExpiresAt(String expiresAt) {
    this.expiresAt = expiresAt;
  }

  public int getExpiresAfterHours() {
    return expiresAfterHours;
  }

  public void setExpiresAfterHours(int expiresAfterHours) {
    this.expiresAfterHours = expiresAfterHours;
  }
}

package dev.gatehouse.administration.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The settings of a new API token. */
public class ApiTokenOrder {
  @NotBlank(message = "is required")
  @Size(max = 200, message = "must be at most 200 characters")
  @PlainText
  @JsonProperty
  private String name;

  @JsonProperty private boolean platformAdmin;

  /** The program that uses it. */
  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  /** Whether it has all rights everywhere, whatever its grants. */
  public boolean isPlatformAdmin() {
    return platformAdmin;
  }

  public void setPlatformAdmin(boolean platformAdmin) {
    this.platformAdmin = platformAdmin;
  }
}

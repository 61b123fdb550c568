package dev.gatehouse.administration.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What is said of an API token that is to be made. */
public class ApiTokenOrder {
  @NotBlank(message = "is required")
  @Size(max = 200, message = "must be at most 200 characters")
  @PlainText
  @JsonProperty
  private String name;

  @JsonProperty private boolean platformAdmin;

  /** For which program it is. */
  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  /** Whether it may do everything everywhere; grants add nothing to it. */
  public boolean isPlatformAdmin() {
    return platformAdmin;
  }

  public void setPlatformAdmin(boolean platformAdmin) {
    this.platformAdmin = platformAdmin;
  }
}

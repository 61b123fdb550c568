package dev.gatehouse.administration.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.text.PersonText;
import jakarta.validation.constraints.NotBlank;

/** The settings of a new API token. */
public class ApiTokenOrder {
  @NotBlank(message = "is required")
  @ReadableText(max = PersonText.LONGEST_NAME)
  @JsonProperty
  private String name;

  @JsonProperty private boolean platformAdmin;

  /** The program that uses it. */
  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? null : PersonText.trimmed(name);
  }

  /** Whether it has all rights everywhere, whatever its grants. */
  public boolean isPlatformAdmin() {
    return platformAdmin;
  }

  public void setPlatformAdmin(boolean platformAdmin) {
    this.platformAdmin = platformAdmin;
  }
}

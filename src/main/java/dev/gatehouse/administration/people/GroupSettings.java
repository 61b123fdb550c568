package dev.gatehouse.administration.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.text.PersonText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** The settings of a permission group. */
public class GroupSettings {
  @Pattern(
      regexp = "[A-Za-z0-9_-]{1,64}",
      message = "must be 1 to 64 letters, digits, hyphens and underscores")
  @JsonProperty
  private String id;

  @NotBlank(message = "is required")
  @ReadableText(max = PersonText.LONGEST_NAME)
  @JsonProperty
  private String name;

  /** The id that tokens and articles use; {@code null} for a generated one. */
  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? null : PersonText.trimmed(name);
  }
}

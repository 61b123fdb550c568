package dev.gatehouse.administration.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.PlainText;
import jakarta.validation.constraints.Size;

/** The member of a site that is write-only. */
public class SharedPassword {
  @Size(min = 8, max = 200, message = "must be 8 to 200 characters")
  @PlainText
  @JsonProperty
  private String sharedPassword;

  public String getSharedPassword() {
    return sharedPassword;
  }

  public void setSharedPassword(String sharedPassword) {
    this.sharedPassword = sharedPassword;
  }
}

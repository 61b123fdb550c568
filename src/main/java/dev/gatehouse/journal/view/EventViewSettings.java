package dev.gatehouse.journal.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What an operator sets of a view. */
@Embeddable
public class EventViewSettings {
  @NotBlank(message = "is required")
  @Size(max = 100, message = "must be at most 100 characters")
  @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
  @JsonProperty
  private String name;

  @NotNull(message = "is required")
  @Size(max = 4000, message = "must be at most 4000 characters")
  @Pattern(
      regexp = "([A-Za-z]++=[A-Za-z0-9%+.~*!_:-]*+(&(?!$)|$))*+",
      message = "must be parameters such as outcome=refused&range=24h")
  @JsonProperty
  private String query;

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  /** Parameters of the log's address, encoded as there, without the site. */
  public String getQuery() {
    return query;
  }

  public void setQuery(String query) {
    this.query = query;
  }
}

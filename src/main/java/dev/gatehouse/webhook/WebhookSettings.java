package dev.gatehouse.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.text.PersonText;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What an operator sets of a web hook. */
@Embeddable
public class WebhookSettings {
  @NotBlank(message = "is required")
  @ReadableText(max = 100)
  @JsonProperty
  private String name;

  @NotBlank(message = "is required")
  @Size(max = 2000, message = "must be at most 2000 characters")
  @JsonProperty
  private String url;

  @JsonProperty private boolean enabled = true;
  @JsonProperty private boolean alerts = true;
  @JsonProperty private boolean events;
  @JsonProperty private boolean audit;

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? null : PersonText.trimmed(name);
  }

  /** Where messages are posted to. */
  public String getUrl() {
    return url;
  }

  public void setUrl(String url) {
    this.url = url == null ? null : url.trim();
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /** Whether it receives alerts. */
  public boolean isAlerts() {
    return alerts;
  }

  public void setAlerts(boolean alerts) {
    this.alerts = alerts;
  }

  /** Whether it receives the stream of sign-in events. */
  public boolean isEvents() {
    return events;
  }

  public void setEvents(boolean events) {
    this.events = events;
  }

  /** Whether it receives the stream of audit entries. */
  public boolean isAudit() {
    return audit;
  }

  public void setAudit(boolean audit) {
    this.audit = audit;
  }
}

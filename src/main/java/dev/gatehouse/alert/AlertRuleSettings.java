package dev.gatehouse.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.storage.column.TextListColumn;
import dev.gatehouse.tenant.rule.OneAddress;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.text.PersonText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/** What an operator sets of an alert rule. */
@Embeddable
public class AlertRuleSettings {
  private static final int WEEK = 10_080;

  @NotBlank(message = "is required")
  @ReadableText(max = 100)
  @JsonProperty
  private String name;

  @NotNull(message = "is required")
  @Enumerated(EnumType.STRING)
  @JsonProperty
  private AlertKind kind;

  @JsonProperty private boolean enabled = true;

  @JsonProperty private Integer threshold;

  @Column(name = "window_minutes")
  @Min(value = 5, message = "must be at least 5")
  @Max(value = 1440, message = "must be at most 1440")
  @JsonProperty
  private int windowMinutes = 15;

  @Min(value = 1, message = "must be at least 1")
  @Max(value = 1_000_000, message = "must be at most 1000000")
  @JsonProperty
  private int minimum = 10;

  @Column(name = "quiet_minutes")
  @Min(value = 5, message = "must be at least 5")
  @Max(value = WEEK, message = "must be at most 10080")
  @JsonProperty
  private int quietMinutes = 240;

  @Convert(converter = TextListColumn.class)
  @Size(max = 20, message = "must be at most 20 addresses")
  @JsonProperty
  private List<@NotNull(message = "must not be null") @OneAddress String> emails = List.of();

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? null : PersonText.trimmed(name);
  }

  public AlertKind getKind() {
    return kind;
  }

  public void setKind(AlertKind kind) {
    this.kind = kind;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /** In the unit of the kind; {@code null} for the kind's default. */
  public Integer getThreshold() {
    return threshold;
  }

  public void setThreshold(Integer threshold) {
    this.threshold = threshold;
  }

  /** The threshold that applies. */
  public int limit() {
    return threshold == null ? kind.preset() : threshold;
  }

  /** How far back the rule counts. */
  public int getWindowMinutes() {
    return windowMinutes;
  }

  public void setWindowMinutes(int windowMinutes) {
    this.windowMinutes = windowMinutes;
  }

  /** With fewer sign-ins in the window, the rule does not fire. */
  public int getMinimum() {
    return minimum;
  }

  public void setMinimum(int minimum) {
    this.minimum = minimum;
  }

  /** A rule that goes on firing is sent again after this. */
  public int getQuietMinutes() {
    return quietMinutes;
  }

  public void setQuietMinutes(int quietMinutes) {
    this.quietMinutes = quietMinutes;
  }

  /** Who is mailed, besides the web hooks that receive alerts. */
  public List<String> getEmails() {
    return emails;
  }

  public void setEmails(List<String> emails) {
    // With null elements, which validation objects to.
    this.emails = emails == null ? List.of() : new ArrayList<>(emails);
  }
}

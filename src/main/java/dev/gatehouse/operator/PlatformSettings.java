package dev.gatehouse.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** Settings of the whole platform, which platform administrators change while it runs. */
@Entity
@Table(name = "platform_settings")
public class PlatformSettings {
  static final long ONLY = 1;

  @Id private long id = ONLY;
  @Version private long version;

  @Column(name = "second_factor_required")
  @JsonProperty
  private boolean secondFactorRequired;

  /**
   * Whether operators have to set up two-step verification before they can do anything else in the
   * console.
   */
  public boolean isSecondFactorRequired() {
    return secondFactorRequired;
  }

  public void setSecondFactorRequired(boolean secondFactorRequired) {
    this.secondFactorRequired = secondFactorRequired;
  }

  /** Takes over every setting. */
  void take(PlatformSettings other) {
    secondFactorRequired = other.secondFactorRequired;
  }

  public long getVersion() {
    return version;
  }
}

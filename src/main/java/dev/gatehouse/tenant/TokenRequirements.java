package dev.gatehouse.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.storage.column.TextListColumn;
import dev.gatehouse.tenant.rule.PlainText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What a connection requires of tokens and of the age of keys, beyond its protocol. */
@Embeddable
public class TokenRequirements implements Serializable {
  private static final long serialVersionUID = 1L;

  @Size(max = 500, message = "must be at most 500 characters")
  @PlainText
  @JsonProperty
  private String issuer;

  @Size(max = 500, message = "must be at most 500 characters")
  @PlainText
  @JsonProperty
  private String audience;

  @NotNull(message = "must be a list")
  @Size(max = 10, message = "must be at most 10 names")
  @Convert(converter = TextListColumn.class)
  @Column(name = "required_claims")
  @JsonProperty
  private List<
          @NotBlank(message = "must be the name of a claim")
          @Size(max = 60, message = "must be at most 60 characters") @PlainText String>
      requiredClaims = List.of();

  @Min(value = 1, message = "must be 1 to 31536000 seconds")
  @Max(value = 31_536_000, message = "must be 1 to 31536000 seconds")
  @Column(name = "max_lifetime_seconds")
  @JsonProperty
  private Integer maxLifetimeSeconds;

  @Min(value = 1, message = "must be 1 to 3650 days")
  @Max(value = 3_650, message = "must be 1 to 3650 days")
  @Column(name = "rotate_every_days")
  @JsonProperty
  private Integer rotateEveryDays;

  TokenRequirements copy() {
    TokenRequirements copy = new TokenRequirements();
    copy.issuer = issuer;
    copy.audience = audience;
    copy.requiredClaims = requiredClaims;
    copy.maxLifetimeSeconds = maxLifetimeSeconds;
    copy.rotateEveryDays = rotateEveryDays;
    return copy;
  }

  public String getIssuer() {
    return issuer;
  }

  public void setIssuer(String issuer) {
    this.issuer = issuer;
  }

  public String getAudience() {
    return audience;
  }

  public void setAudience(String audience) {
    this.audience = audience;
  }

  /** Names of claims that tokens must have, with a value that is not an empty text. */
  public List<String> getRequiredClaims() {
    return requiredClaims;
  }

  /** Takes each name once. */
  public void setRequiredClaims(List<String> names) {
    requiredClaims = names == null ? null : new ArrayList<>(new LinkedHashSet<>(names));
  }

  /** How long tokens may be valid, in seconds; {@code null} for as long as the protocol allows. */
  public Integer getMaxLifetimeSeconds() {
    return maxLifetimeSeconds;
  }

  public void setMaxLifetimeSeconds(Integer seconds) {
    maxLifetimeSeconds = seconds;
  }

  /** After how many days operators are reminded to replace the key; {@code null} for never. */
  public Integer getRotateEveryDays() {
    return rotateEveryDays;
  }

  public void setRotateEveryDays(Integer days) {
    rotateEveryDays = days;
  }
}

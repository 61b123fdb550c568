package dev.gatehouse.administration.sso;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * A request to try a claim mapping: on a token, on claims, or with neither on the shapes of the
 * last sign-ins.
 */
public class MappingOrder {
  @Size(max = InspectionOrder.LONGEST, message = "must be at most 65536 characters")
  @JsonProperty
  private String token;

  @JsonProperty private Map<String, Object> claims;

  @JsonProperty private Map<String, Object> mapping;

  /** A token whose claims are tried, whoever signed it; {@code null} for none. */
  public String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token;
  }

  /** Claims that are tried; {@code null} for none. */
  public Map<String, Object> getClaims() {
    return claims;
  }

  public void setClaims(Map<String, Object> claims) {
    this.claims = claims;
  }

  /** A mapping instead of the stored one; {@code null} tries that. */
  public Map<String, Object> getMapping() {
    return mapping;
  }

  public void setMapping(Map<String, Object> mapping) {
    this.mapping = mapping;
  }
}

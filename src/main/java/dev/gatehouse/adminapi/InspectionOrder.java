package dev.gatehouse.adminapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.protocol.Surface;
import jakarta.validation.constraints.NotNull;

/** A token that is to be taken apart. */
public class InspectionOrder {
  @NotNull(message = "is required")
  @JsonProperty
  private String token;

  @NotNull(message = "must be redirect, page, widget or api")
  @JsonProperty
  private Surface surface = Surface.REDIRECT;

  @JsonProperty private String key;

  public String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token;
  }

  /** How the token would travel, since the rules differ. */
  public Surface getSurface() {
    return surface;
  }

  public void setSurface(Surface surface) {
    this.surface = surface;
  }

  /** The key of the redirect that the token answers; {@code null} leaves that check out. */
  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }
}

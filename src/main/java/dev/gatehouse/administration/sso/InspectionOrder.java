package dev.gatehouse.administration.sso;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.protocol.Surface;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A request to inspect a token. */
public class InspectionOrder {
  /** Characters; no token is nearly as long, so that a larger paste is a mistake. */
  public static final int LONGEST = 65_536;

  public static final String NO_TIME = "must be a time such as 2026-01-31T12:00:00Z";

  @NotNull(message = "is required")
  @Size(max = LONGEST, message = "must be at most 65536 characters")
  @JsonProperty
  private String token;

  @NotNull(message = "must be redirect, page, widget or api")
  @JsonProperty
  private Surface surface = Surface.REDIRECT;

  @Size(max = LONGEST, message = "must be at most 65536 characters")
  @JsonProperty
  private String key;

  @Size(max = 40, message = NO_TIME)
  @JsonProperty
  private String at;

  /** When the token arrives, in RFC 3339; {@code null} for now. */
  public String getAt() {
    return at;
  }

  public void setAt(String at) {
    this.at = at;
  }

  public String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token;
  }

  /**
   * The surface on which the token would arrive, since the rules differ. {@link Surface#REDIRECT},
   * the default, also stands for the usual way of a protocol without a sign-in address.
   */
  public Surface getSurface() {
    return surface;
  }

  public void setSurface(Surface surface) {
    this.surface = surface;
  }

  /** The key of the redirect that the token answers; {@code null} skips that check. */
  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }
}

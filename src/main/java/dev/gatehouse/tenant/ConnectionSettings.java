package dev.gatehouse.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.PlainText;
import dev.gatehouse.tenant.rule.WebAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What an operator sets of an SSO connection: columns, rules, defaults and member names in one
 * place. What a protocol demands beyond these rules, it says itself.
 */
@Embeddable
public class ConnectionSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  @NotBlank(message = "is required")
  @Size(max = 200, message = "must be at most 200 characters")
  @PlainText
  @JsonProperty
  private String name = "JWT";

  @JsonProperty private boolean enabled = true;

  @Column(name = "is_default")
  @JsonProperty("default")
  private boolean defaultConnection;

  @WebAddress
  @Column(name = "login_url")
  @JsonProperty
  private String loginUrl;

  @WebAddress
  @Column(name = "logout_url")
  @JsonProperty
  private String logoutUrl;

  @Size(max = 500, message = "must be at most 500 characters")
  @PlainText
  @JsonProperty
  private String issuer;

  @Size(max = 500, message = "must be at most 500 characters")
  @PlainText
  @JsonProperty
  private String audience;

  @Min(value = 1, message = "must be at least 1 second")
  @Max(value = 86_400, message = "must be at most 86400 seconds (a day)")
  @Column(name = "token_ttl_seconds")
  @JsonProperty
  private int tokenTtlSeconds = 300;

  @Min(value = 0, message = "must be 0 to 300 seconds")
  @Max(value = 300, message = "must be 0 to 300 seconds")
  @Column(name = "clock_skew_seconds")
  @JsonProperty
  private Integer clockSkewSeconds;

  @NotNull(message = "must be viewer, editor or admin")
  @Enumerated(EnumType.STRING)
  @Column(name = "role_ceiling")
  @JsonProperty
  private Role roleCeiling = Role.VIEWER;

  @Column(name = "allow_unsolicited")
  @JsonProperty
  private boolean allowUnsolicited;

  @NotNull(message = "must be a path")
  @Size(max = 200, message = "must be at most 200 characters")
  @Pattern(regexp = "(/[A-Za-z0-9._~-]+)+", message = "must be a path such as /jwt/cookie")
  @Column(name = "cookie_path")
  @JsonProperty
  private String cookiePath = "/jwt/cookie";

  @NotNull(message = "must be a list of site ids")
  @Size(max = 200, message = "must be at most 200 site ids")
  @Convert(converter = SiteIdsColumn.class)
  @Column(name = "site_ids")
  @JsonProperty
  private List<@NotNull(message = "must be site ids") Long> siteIds = new ArrayList<>();

  @NotNull(message = "must be HS256, HS384 or HS512")
  @Pattern(regexp = "HS256|HS384|HS512", message = "must be HS256, HS384 or HS512")
  @JsonProperty
  private String algorithm = "HS256";

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /** Whether readers who are not signed in are sent to this connection's login URL. */
  public boolean isDefaultConnection() {
    return defaultConnection;
  }

  public void setDefaultConnection(boolean defaultConnection) {
    this.defaultConnection = defaultConnection;
  }

  public String getLoginUrl() {
    return loginUrl;
  }

  public void setLoginUrl(String loginUrl) {
    this.loginUrl = loginUrl;
  }

  public String getLogoutUrl() {
    return logoutUrl;
  }

  public void setLogoutUrl(String logoutUrl) {
    this.logoutUrl = logoutUrl;
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

  /** Longest age of a token in seconds on the surfaces that take it at every call. */
  public int getTokenTtlSeconds() {
    return tokenTtlSeconds;
  }

  public void setTokenTtlSeconds(int tokenTtlSeconds) {
    this.tokenTtlSeconds = tokenTtlSeconds;
  }

  /** Leeway for clocks that differ, in seconds; {@code null} until the protocol's default is in. */
  public Integer getClockSkewSeconds() {
    return clockSkewSeconds;
  }

  public void setClockSkewSeconds(Integer clockSkewSeconds) {
    this.clockSkewSeconds = clockSkewSeconds;
  }

  /** Highest role that a token may give. */
  public Role getRoleCeiling() {
    return roleCeiling;
  }

  public void setRoleCeiling(Role roleCeiling) {
    this.roleCeiling = roleCeiling;
  }

  /** Whether the company's backend may start a sign-in that no reader asked for. */
  public boolean isAllowUnsolicited() {
    return allowUnsolicited;
  }

  public void setAllowUnsolicited(boolean allowUnsolicited) {
    this.allowUnsolicited = allowUnsolicited;
  }

  public String getCookiePath() {
    return cookiePath;
  }

  public void setCookiePath(String cookiePath) {
    this.cookiePath = cookiePath;
  }

  public List<Long> getSiteIds() {
    return siteIds;
  }

  public void setSiteIds(List<Long> siteIds) {
    this.siteIds = siteIds;
  }

  /** The one algorithm whose signatures count, by its JWA name (RFC 7518 section 3.1). */
  public String getAlgorithm() {
    return algorithm;
  }

  public void setAlgorithm(String algorithm) {
    this.algorithm = algorithm;
  }
}

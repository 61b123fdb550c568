package dev.gatehouse.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gatehouse.storage.column.JsonObjectColumn;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.tenant.rule.WebAddress;
import dev.gatehouse.text.PersonText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Columns, rules, defaults and member names of a connection; protocols have options as well. */
@Embeddable
public class ConnectionSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  public static final String DEFAULT_NAMESPACE = "default";

  @NotBlank(message = "is required")
  @ReadableText(max = PersonText.LONGEST_NAME)
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

  @Valid @Embedded @JsonUnwrapped private TokenRequirements requirements = new TokenRequirements();

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

  /** Which ones there are, the protocol says. */
  @NotNull(message = "is required")
  @JsonProperty
  private String algorithm = "HS256";

  @NotBlank(message = "is required")
  @ReadableText(max = 64)
  @Pattern(regexp = "\\S(.*\\S)?", message = "must not begin or end with white space")
  @Column(name = "user_namespace")
  @JsonProperty
  private String userNamespace = DEFAULT_NAMESPACE;

  @Column(name = "link_by_email")
  @JsonProperty
  private boolean linkByEmail = true;

  @NotNull(message = "must be an object")
  @Convert(converter = JsonObjectColumn.class)
  @JsonProperty
  private Map<String, Object> mapping = new LinkedHashMap<>();

  @Convert(converter = JsonObjectColumn.class)
  private Map<String, Object> options = new LinkedHashMap<>();

  /** Another object with the same values, which can be changed without changing this one. */
  public ConnectionSettings copy() {
    ConnectionSettings copy = new ConnectionSettings();
    copy.name = name;
    copy.enabled = enabled;
    copy.defaultConnection = defaultConnection;
    copy.loginUrl = loginUrl;
    copy.logoutUrl = logoutUrl;
    copy.requirements = requirements.copy();
    copy.clockSkewSeconds = clockSkewSeconds;
    copy.roleCeiling = roleCeiling;
    copy.algorithm = algorithm;
    copy.userNamespace = userNamespace;
    copy.linkByEmail = linkByEmail;
    copy.mapping = mapping;
    copy.options = new LinkedHashMap<>(options);
    return copy;
  }

  /** Ids of the sites that its sign-ins may open; only lists of site ids are lists. */
  public Set<Long> openedSites() {
    Set<Long> all = new LinkedHashSet<>();
    Stream<Object> lists = options.values().stream().filter(List.class::isInstance);
    lists.forEach(ids -> ((List<?>) ids).forEach(id -> all.add((Long) id)));
    return all;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? null : PersonText.trimmed(name);
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /** Whether readers without a session are sent to its login URL. */
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

  /** What it requires of tokens beyond its protocol. */
  public TokenRequirements getRequirements() {
    return requirements;
  }

  public String getIssuer() {
    return requirements.getIssuer();
  }

  public void setIssuer(String issuer) {
    requirements.setIssuer(issuer);
  }

  public String getAudience() {
    return requirements.getAudience();
  }

  public void setAudience(String audience) {
    requirements.setAudience(audience);
  }

  /** Leeway for clocks, in seconds; {@code null} until the protocol's default is set. */
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

  /** Within which an {@code external_id} means one user. */
  public String getUserNamespace() {
    return userNamespace;
  }

  public void setUserNamespace(String userNamespace) {
    this.userNamespace = userNamespace;
  }

  /** Whether a user of another name space is recognized by their e-mail address. */
  public boolean isLinkByEmail() {
    return linkByEmail;
  }

  public void setLinkByEmail(boolean linkByEmail) {
    this.linkByEmail = linkByEmail;
  }

  public Map<String, Object> getMapping() {
    return mapping;
  }

  public void setMapping(Map<String, Object> mapping) {
    this.mapping = mapping;
  }

  /** The options of its vendor, JSON values by their names; others as far as they were set. */
  public Map<String, Object> getOptions() {
    return options;
  }

  public void setOptions(Map<String, Object> options) {
    this.options = options;
  }

  /** The only accepted algorithm, by its JWA name (RFC 7518 section 3.1). */
  public String getAlgorithm() {
    return algorithm;
  }

  public void setAlgorithm(String algorithm) {
    this.algorithm = algorithm;
  }
}

package dev.gatehouse.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gatehouse.tenant.address.AddressSettings;
import dev.gatehouse.tenant.gate.GateSettings;
import dev.gatehouse.tenant.rule.CustomDomain;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.text.PersonText;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of a help center: columns, rules, defaults and member names in one place. */
@Embeddable
public class SiteSettings {
  @NotNull(message = "is required")
  @Pattern(
      regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
      message = "must be 1 to 63 lower-case letters, digits and inner hyphens")
  @JsonProperty
  private String subdomain;

  @NotBlank(message = "is required")
  @ReadableText(max = PersonText.LONGEST_NAME)
  @JsonProperty
  private String name;

  @NotNull(message = "must be public, password, sso or invited")
  @Enumerated(EnumType.STRING)
  @JsonProperty
  private Visibility visibility = Visibility.SSO;

  @Column(name = "sso_enabled")
  @JsonProperty
  private boolean ssoEnabled = true;

  @NotNull(message = "must be a list of host names")
  @Size(max = 50, message = "must be at most 50 domains")
  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "custom_domain", joinColumns = @JoinColumn(name = "tenant_id"))
  @Column(name = "domain")
  @JsonProperty
  private Set<@NotNull(message = "must be host names") @CustomDomain String> customDomains =
      new HashSet<>();

  @Column(name = "home_published")
  @JsonProperty
  private boolean homePublished = true;

  @Valid @Embedded @JsonUnwrapped private SessionPolicy sessions = new SessionPolicy();

  @Valid @Embedded @JsonUnwrapped private Embedding embedding = new Embedding();

  @Min(value = 1, message = "must be at least 1 day")
  @Max(value = 3650, message = "must be at most 3650 days (ten years)")
  @Column(name = "event_days")
  @JsonProperty
  private Integer eventDays;

  @Valid @Embedded @JsonUnwrapped private SiteLook look = new SiteLook();

  @Valid @Embedded @JsonUnwrapped private GateSettings gating = new GateSettings();
  @Valid @Embedded @JsonUnwrapped private AddressSettings addresses = new AddressSettings();

  public String getSubdomain() {
    return subdomain;
  }

  public void setSubdomain(String subdomain) {
    this.subdomain = subdomain;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? null : PersonText.trimmed(name);
  }

  /** Everything that the site is called, which makes a bad part of a password. */
  public List<String> names() {
    List<String> names = new ArrayList<>(customDomains);
    names.add(name);
    names.add(subdomain);
    return names;
  }

  public Visibility getVisibility() {
    return visibility;
  }

  public void setVisibility(Visibility visibility) {
    this.visibility = visibility;
  }

  /** Whether single sign-on is on; if not, no connection is enabled, whatever its own settings. */
  public boolean isSsoEnabled() {
    return ssoEnabled;
  }

  public void setSsoEnabled(boolean ssoEnabled) {
    this.ssoEnabled = ssoEnabled;
  }

  /** Host names in lower case, without port. */
  public Set<String> getCustomDomains() {
    return customDomains;
  }

  /** Host names are stored and compared in lower case. */
  public void setCustomDomains(Set<String> customDomains) {
    this.customDomains =
        customDomains == null
            ? null
            : customDomains.stream()
                .map(domain -> domain == null ? null : domain.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
  }

  /** Whether readers land on {@code /}; if not, on {@code /docs}. */
  public boolean isHomePublished() {
    return homePublished;
  }

  public void setHomePublished(boolean homePublished) {
    this.homePublished = homePublished;
  }

  /** How long readers stay signed in. */
  public SessionPolicy getSessions() {
    return sessions;
  }

  /** Where others show the site's pages and its widget. */
  public Embedding getEmbedding() {
    return embedding;
  }

  /** Days for which sign-in events are kept; {@code null} for the platform's default. */
  public Integer getEventDays() {
    return eventDays;
  }

  public void setEventDays(Integer eventDays) {
    this.eventDays = eventDays;
  }

  /** What readers' pages show of the company. */
  public SiteLook getLook() {
    return look;
  }

  /** Whether the site is a gate, and for whom. */
  public GateSettings getGating() {
    return gating;
  }

  /** How addresses of before lead to the site's pages. */
  public AddressSettings getAddresses() {
    return addresses;
  }

  /** Where a gate's pages are, as {@link GateSettings#origins} says. */
  public List<String> gateOrigins() {
    return gating.origins(customDomains);
  }

  /** The language of the articles. */
  public String getContentLanguage() {
    return look.getContentLanguage();
  }

  public void setContentLanguage(String contentLanguage) {
    look.setContentLanguage(contentLanguage);
  }
}

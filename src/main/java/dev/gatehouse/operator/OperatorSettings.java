package dev.gatehouse.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.rule.OneAddress;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.text.PersonText;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of an operator that a platform administrator edits. */
@Embeddable
public class OperatorSettings {
  @NotNull(message = "is required")
  @ReadableText(max = PersonText.LONGEST_EMAIL)
  @OneAddress
  @JsonProperty
  private String email;

  @NotBlank(message = "is required")
  @ReadableText(max = PersonText.LONGEST_NAME)
  @JsonProperty
  private String name;

  @Column(name = "platform_admin")
  @JsonProperty
  private boolean platformAdmin;

  /** By site id. The member of the API resource is a list and is converted by hand. */
  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "operator_grant", joinColumns = @JoinColumn(name = "operator_id"))
  @MapKeyColumn(name = "tenant_id")
  @Column(name = "role")
  @Enumerated(EnumType.STRING)
  private Map<Long, GrantRole> grants = new HashMap<>();

  @JsonProperty private boolean disabled;

  public String getEmail() {
    return email;
  }

  /** E-mail addresses are stored and compared in lower case. */
  public void setEmail(String email) {
    this.email = email == null ? null : Operator.normalized(email);
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? null : PersonText.trimmed(name);
  }

  /** Whether the operator has every right at every help center, whatever their grants. */
  public boolean isPlatformAdmin() {
    return platformAdmin;
  }

  public void setPlatformAdmin(boolean platformAdmin) {
    this.platformAdmin = platformAdmin;
  }

  public Map<TenantId, GrantRole> getGrants() {
    return grants.entrySet().stream()
        .collect(Collectors.toMap(g -> new TenantId(g.getKey()), Map.Entry::getValue));
  }

  public void setGrants(Map<TenantId, GrantRole> grants) {
    this.grants = new HashMap<>();
    grants.forEach((site, role) -> this.grants.put(site.value(), role));
  }

  /** Whether sign-in is refused; disabling also ends every session. */
  public boolean isDisabled() {
    return disabled;
  }

  public void setDisabled(boolean disabled) {
    this.disabled = disabled;
  }

  public Rights rights() {
    return new Rights(platformAdmin, getGrants());
  }

  /** The same once more, to be changed without changing this. */
  public OperatorSettings copy() {
    OperatorSettings copy = new OperatorSettings();
    copy.email = email;
    copy.name = name;
    copy.platformAdmin = platformAdmin;
    copy.grants = new HashMap<>(grants);
    copy.disabled = disabled;
    return copy;
  }
}

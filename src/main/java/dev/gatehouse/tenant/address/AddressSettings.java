package dev.gatehouse.tenant.address;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.storage.column.TextListColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/** How a help center's addresses of before lead to its pages. */
@Embeddable
public class AddressSettings {
  @NotNull(message = "must be a list of patterns")
  @Size(max = 30, message = "must be at most 30 patterns")
  @Convert(converter = TextListColumn.class)
  @Column(name = "address_rules")
  @JsonProperty
  private List<@NotNull(message = "must be patterns") @AddressPattern String> addressRules =
      new ArrayList<>();

  /** Patterns of old addresses, in the order in which they are tried. */
  public List<String> getAddressRules() {
    return addressRules;
  }

  public void setAddressRules(List<String> addressRules) {
    this.addressRules =
        addressRules == null
            ? null
            : addressRules.stream().map(rule -> rule == null ? null : rule.strip()).toList();
  }

  /** Whether an address may be made of a slug alone, which ends when the slug changes. */
  public boolean isBySlug() {
    return addressRules.stream()
        .map(AddressRule::of)
        .anyMatch(
            rule ->
                rule.kind() == AddressRule.Kind.SLUG || rule.kind() == AddressRule.Kind.CATEGORY);
  }
}

package dev.gatehouse.console.sso;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A claim mapping while it is edited. */
public class MappingDraft implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Map<String, Object>> rules = new ArrayList<>();
  private Set<String> unmappedGroups = new TreeSet<>();
  private String unmappedRole;
  private boolean refuse;
  private boolean claimValues;
  private final Map<String, Object> stored;

  MappingDraft(Map<String, Object> mapping) {
    if (mapping.get("rules") instanceof List<?> all) {
      all.forEach(rule -> rules.add(members(rule)));
    }
    Map<String, Object> unmapped = members(mapping.getOrDefault("unmapped", Map.of()));
    if (unmapped.get("groups") instanceof List<?> ids) {
      ids.forEach(group -> unmappedGroups.add(String.valueOf(group)));
    }
    unmappedRole = unmapped.get("role") instanceof String role ? role : "";
    refuse = Boolean.TRUE.equals(unmapped.get("refuse"));
    claimValues = Boolean.TRUE.equals(mapping.get("claimValues"));
    stored = typed();
  }

  private static Map<String, Object> members(Object object) {
    Map<String, Object> members = new LinkedHashMap<>();
    ((Map<?, ?>) object).forEach((member, value) -> members.put((String) member, value));
    return members;
  }

  /** Whether what is typed is not stored yet. */
  public boolean isChanged() {
    return !typed().equals(stored);
  }

  /** The mapping as it is typed. */
  Map<String, Object> typed() {
    Map<String, Object> mapping = new LinkedHashMap<>();
    if (!rules.isEmpty()) {
      mapping.put("rules", List.copyOf(rules));
    }
    Map<String, Object> unmapped = new LinkedHashMap<>();
    if (refuse) {
      unmapped.put("refuse", true);
    } else {
      if (!unmappedGroups.isEmpty()) {
        unmapped.put("groups", List.copyOf(unmappedGroups));
      }
      if (!unmappedRole.isEmpty()) {
        unmapped.put("role", unmappedRole);
      }
    }
    if (!unmapped.isEmpty()) {
      mapping.put("unmapped", unmapped);
    }
    if (claimValues) {
      mapping.put("claimValues", true);
    }
    return mapping;
  }

  /** The rules, which may be changed. */
  public List<Map<String, Object>> getRules() {
    return rules;
  }

  public Set<String> getUnmappedGroups() {
    return unmappedGroups;
  }

  public void setUnmappedGroups(Set<String> unmappedGroups) {
    this.unmappedGroups = unmappedGroups;
  }

  public String getUnmappedRole() {
    return unmappedRole;
  }

  public void setUnmappedRole(String unmappedRole) {
    this.unmappedRole = unmappedRole == null ? "" : unmappedRole;
  }

  public boolean isRefuse() {
    return refuse;
  }

  public void setRefuse(boolean refuse) {
    this.refuse = refuse;
  }

  public boolean isClaimValues() {
    return claimValues;
  }

  public void setClaimValues(boolean claimValues) {
    this.claimValues = claimValues;
  }
}

package dev.gatehouse.tenant.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.storage.column.JsonObjectColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings of a site that is a gate: who may see which of the company's own pages. */
@Embeddable
public class GateSettings {
  @NotNull(message = "must be helpcenter or gate")
  @Enumerated(EnumType.STRING)
  @JsonProperty
  private SiteKind kind = SiteKind.HELPCENTER;

  @NotNull(message = "must be an object")
  @RulesOfPaths
  @Convert(converter = JsonObjectColumn.class)
  @Column(name = "path_rules")
  @JsonProperty
  private Map<String, Object> pathRules = Map.of();

  public SiteKind getKind() {
    return kind;
  }

  public void setKind(SiteKind kind) {
    this.kind = kind;
  }

  /**
   * Where a gate's pages are: at its host names, behind a proxy of its own that speaks HTTPS. Empty
   * for other sites, which Gatehouse answers at their subdomains.
   *
   * @param customDomains of the site
   */
  public List<String> origins(Set<String> customDomains) {
    return isGate()
        ? customDomains.stream().sorted().map(domain -> "https://" + domain).toList()
        : List.of();
  }

  public boolean isGate() {
    return kind == SiteKind.GATE;
  }

  /** The rules as {@link PathRules#object} writes them; empty where there are none. */
  public Map<String, Object> getPathRules() {
    return pathRules;
  }

  public void setPathRules(Map<String, Object> pathRules) {
    this.pathRules = pathRules;
  }

  /** The rules, ready to decide. */
  public PathRules rules() {
    return PathRules.of(pathRules);
  }
}

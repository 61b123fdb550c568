package dev.gatehouse.tenant;

import dev.gatehouse.storage.column.JsonObjectColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings of a connection that only report for a time: whom they would refuse is told, and nobody
 * is refused. Immutable.
 */
@Embeddable
public class ReportOnly implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Members of the settings that can be set to report. */
  public static final List<String> MEMBERS =
      List.of("issuer", "audience", "requiredClaims", "maxLifetimeSeconds", "algorithm", "mapping");

  @Convert(converter = JsonObjectColumn.class)
  @Column(name = "report_rules")
  private Map<String, Object> rules = Map.of();

  @Column(name = "report_from")
  private Instant from;

  @Column(name = "report_until")
  private Instant until;

  @Column(name = "report_by")
  private String by;

  protected ReportOnly() {}

  /**
   * @param rules values of some of the {@link #MEMBERS}
   * @param until when they report no longer
   * @param by the name of who set them
   */
  public ReportOnly(Map<String, Object> rules, Instant from, Instant until, String by) {
    this.rules = new LinkedHashMap<>(rules);
    this.from = from;
    this.until = until;
    this.by = by;
  }

  /** Of a connection that has none. */
  public static ReportOnly none() {
    return new ReportOnly();
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Whether they report what comes at a time. */
  public boolean covers(Instant moment) {
    return !isEmpty() && !moment.isBefore(from) && moment.isBefore(until);
  }

  /** Whether their time has passed, so that somebody has to decide. */
  public boolean isDue(Instant now) {
    return !isEmpty() && !now.isBefore(until);
  }

  /** The settings that the connection would have if they counted. */
  public ConnectionSettings over(ConnectionSettings live) {
    ConnectionSettings tightened = live.copy();
    TokenRequirements required = tightened.getRequirements();
    for (String member : members()) {
      Object value = rules.get(member);
      switch (member) {
        case "issuer" -> required.setIssuer((String) value);
        case "audience" -> required.setAudience((String) value);
        case "requiredClaims" -> required.setRequiredClaims(texts(value));
        case "maxLifetimeSeconds" -> required.setMaxLifetimeSeconds(((Number) value).intValue());
        case "algorithm" -> tightened.setAlgorithm((String) value);
        case "mapping" -> tightened.setMapping(object(value));
        default -> throw new IllegalStateException("no such member: " + member);
      }
    }
    return tightened;
  }

  private static List<String> texts(Object value) {
    return ((List<?>) value).stream().map(String.class::cast).toList();
  }

  private static Map<String, Object> object(Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((name, member) -> members.put((String) name, member));
    return members;
  }

  /** Names of the settings that report. One that a newer version wrote is not known here. */
  public Set<String> members() {
    Set<String> known = new TreeSet<>(rules.keySet());
    known.retainAll(MEMBERS);
    return known;
  }

  public Map<String, Object> getRules() {
    return rules;
  }

  /** {@code null} if there are none, as all that follows. */
  public Instant getFrom() {
    return from;
  }

  public Instant getUntil() {
    return until;
  }

  public String getBy() {
    return by;
  }
}

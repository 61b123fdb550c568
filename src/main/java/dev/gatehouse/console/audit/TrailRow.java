package dev.gatehouse.console.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.journal.AuditEntry;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An entry of the audit trail as the page shows it.
 *
 * @param event the event's label
 */
public record TrailRow(AuditEntry entry, String event, List<Difference> differences) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A changed member.
   *
   * @param before empty if the member was added
   * @param after empty if the member was removed
   */
  public record Difference(String member, String before, String after) {}

  static TrailRow of(AuditEntry entry, String event) {
    return new TrailRow(entry, event, differences(entry.getChanges()));
  }

  private static List<Difference> differences(String changes) {
    try {
      return JSON.readTree(changes).properties().stream()
          .map(
              member ->
                  new Difference(
                      member.getKey(),
                      text(member.getValue().path("before")),
                      text(member.getValue().path("after"))))
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an audit entry's changes are no JSON", e);
    }
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() ? "" : value.isTextual() ? value.asText() : value.toString();
  }

  /** The names of the changed members. */
  public String summary() {
    return differences.stream().map(Difference::member).collect(Collectors.joining(", "));
  }
}

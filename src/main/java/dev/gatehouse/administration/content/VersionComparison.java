package dev.gatehouse.administration.content;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * In what two versions of an article differ.
 *
 * @param members except the text
 */
public record VersionComparison(List<ChangedMember> members, TextDifference text) {
  private static final String BODY = "body";

  /**
   * A member with another value.
   *
   * @param before {@code null} for none
   * @param after {@code null} for none
   */
  public record ChangedMember(String name, Object before, Object after) {}

  /**
   * @param before all members by the admin API's names, the text included
   */
  public static VersionComparison of(Map<String, Object> before, Map<String, Object> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    names.remove(BODY);
    return new VersionComparison(
        names.stream()
            .filter(name -> !Objects.equals(before.get(name), after.get(name)))
            .map(name -> new ChangedMember(name, before.get(name), after.get(name)))
            .toList(),
        TextDifference.of((String) before.get(BODY), (String) after.get(BODY)));
  }

  /** Whether the versions are equal. */
  public boolean isEmpty() {
    return members.isEmpty() && text.lines().isEmpty();
  }
}

package dev.gatehouse.protocol.mapping;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the rules of a connection made of a token.
 *
 * @param token who the reader is by the vendor's table alone
 * @param identity who they are by the rules as well
 * @param steps one for each rule, in their order; empty where the connection has none
 * @param otherwise what the default did, as no rule matched; empty if it did nothing
 * @param refused whether the default refuses whom no rule matched
 */
public record Mapped(
    Identity token, Identity identity, List<Step> steps, String otherwise, boolean refused) {
  private static final int MOST_TOLD = 10;

  /**
   * What one rule did.
   *
   * @param reached false if an earlier rule ended the mapping
   * @param effects what it did; empty if it did not match
   * @param unmet the condition that does not hold; {@code null} if the rule matched
   */
  public record Step(String rule, boolean reached, List<String> effects, Condition unmet) {
    public boolean matched() {
      return reached && unmet == null;
    }

    /** What it did, or why it did nothing; quotes nothing of the claims. */
    public String told(Map<String, Object> claims) {
      if (!reached) {
        return "an earlier rule stopped the mapping";
      }
      if (unmet != null) {
        return unmet.unmet(claims);
      }
      return effects.isEmpty() ? "matched, and changes nothing" : String.join("; ", effects);
    }
  }

  /** The identity of the vendor's table, where the connection has no rules. */
  static Mapped untouched(Identity token) {
    return new Mapped(token, token, List.of(), "", false);
  }

  /**
   * @throws Rejected if no rule matched, and the default refuses such a reader
   */
  public void requireAdmitted() throws Rejected {
    if (refused) {
      throw new Rejected(
          Rejection.NO_RULE_MATCHED, "no rule of the claim mapping matches the token's claims");
    }
  }

  /** Ids that rules added and the token itself did not name. */
  public Set<String> addedGroups() {
    Set<String> added = new TreeSet<>(identity.groups());
    added.removeAll(token.groups());
    return added;
  }

  /** What the rules did, as a sentence for an event; empty where there are none. */
  public String told() {
    List<Step> matched = steps.stream().filter(Step::matched).toList();
    if (matched.isEmpty()) {
      return otherwise.isEmpty() ? "" : "Mapping: no rule matched: " + otherwise + ".";
    }
    String effects =
        matched.stream()
            .limit(MOST_TOLD)
            .map(step -> step.rule() + " → " + step.told(Map.of()))
            .collect(Collectors.joining(" | "));
    int more = matched.size() - MOST_TOLD;
    return "Mapping: " + effects + (more > 0 ? " | " + more + " more rules." : ".");
  }
}

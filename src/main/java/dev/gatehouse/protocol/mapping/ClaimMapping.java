package dev.gatehouse.protocol.mapping;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.token.claims.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The rules of a connection, in their order, and what happens to those whom no rule matched. Made
 * ready once for each connection that is loaded.
 *
 * @param rules none if the connection has no mapping
 * @param otherwise what the default adds; it matches always
 * @param refuses whether the default refuses instead
 */
public record ClaimMapping(
    List<Rule> rules, Rule otherwise, boolean refuses, Role ceiling, boolean tellsValues) {

  /**
   * The mapping of stored settings. What this version cannot read was written by a newer one, and
   * admits nobody: a rule that is left out could give more than the mapping does.
   */
  public static ClaimMapping of(ConnectionSettings settings) {
    List<String> wrong = new ArrayList<>();
    ClaimMapping mapping = read(settings, (field, message) -> wrong.add(field));
    return wrong.isEmpty()
        ? mapping
        : new ClaimMapping(List.of(), mapping.otherwise(), true, Role.VIEWER, false);
  }

  /**
   * Reads a mapping that was given.
   *
   * @param objections is told each member that is wrong, such as {@code mapping.rules[3].role}
   */
  public static ClaimMapping read(
      ConnectionSettings settings, BiConsumer<String, String> objections) {
    return new RuleReader(objections).mapping(settings.getMapping(), settings.getRoleCeiling());
  }

  /** Whether settings say that values of claims are kept for dry runs and told in events. */
  static boolean tellsValues(ConnectionSettings settings) {
    return Boolean.TRUE.equals(settings.getMapping().get(RuleReader.VALUES));
  }

  /** Whether it leaves every identity as it is. */
  public boolean isEmpty() {
    return rules.isEmpty() && !refuses && isIdle(otherwise);
  }

  private Identity identity(IdentityDraft draft) {
    // A role is stored with the user: without one here, that of an earlier sign-in would stay.
    return draft.identity(givesRoles() ? Role.VIEWER : null);
  }

  /** Whether a rule or the default gives a role, so that the claims decide which one it is. */
  private boolean givesRoles() {
    return Stream.concat(rules.stream(), Stream.of(otherwise))
        .anyMatch(rule -> rule.role() != null);
  }

  private static boolean isIdle(Rule otherwise) {
    return otherwise.groups().isEmpty() && otherwise.role() == null;
  }

  /**
   * What the rules make of a token.
   *
   * @param token who the reader is by the vendor's table
   */
  public Mapped apply(Identity token, Claims verified) {
    if (isEmpty()) {
      return Mapped.untouched(token);
    }
    Map<String, Object> claims = verified.asMap();
    IdentityDraft draft = new IdentityDraft(token, ceiling, tellsValues);
    List<Mapped.Step> steps = new ArrayList<>();
    boolean stopped = false;
    boolean matched = false;
    for (Rule rule : rules) {
      Optional<Condition> unmet = stopped ? Optional.empty() : rule.unmet(claims);
      boolean matches = !stopped && unmet.isEmpty();
      List<String> effects = matches ? draft.apply(rule, claims) : List.of();
      steps.add(new Mapped.Step(rule.name(), !stopped, effects, unmet.orElse(null)));
      matched = matched || matches;
      stopped = stopped || matches && rule.stop();
    }
    if (matched) {
      return new Mapped(token, identity(draft), List.copyOf(steps), "", false);
    }
    String told = refuses ? "refused" : String.join("; ", draft.apply(otherwise, claims));
    return new Mapped(token, identity(draft), List.copyOf(steps), told, refuses);
  }

  /** For each rule, why it can match no token of a shape; empty if it may match one. */
  public List<Optional<String>> against(ClaimShape shape) {
    return rules.stream().map(rule -> rule.unmeetable(shape)).toList();
  }

  /** Names of the rules, in their order. */
  public List<String> names() {
    return rules.stream().map(Rule::name).toList();
  }

  /** Each rule as a line for people, in their order, then the default and what is kept. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(rules.stream().map(Rule::toString).toList());
    if (refuses) {
      lines.add("no rule matched: refuse");
    } else if (!isIdle(otherwise)) {
      lines.add("no rule matched: " + otherwise.effects());
    }
    if (tellsValues) {
      lines.add("values of claims are kept");
    }
    return lines;
  }

  /** Ids of groups that rules name, with the members that name them. */
  public void eachGroupList(BiConsumer<String, List<String>> lists) {
    for (int i = 0; i < rules.size(); i++) {
      lists.accept("mapping.rules[" + i + "].groups", List.copyOf(rules.get(i).groups()));
    }
    lists.accept("mapping.unmapped.groups", List.copyOf(otherwise.groups()));
  }
}

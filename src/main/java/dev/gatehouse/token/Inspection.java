package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A token taken apart for an operator.
 *
 * @param header decoded even if the signature is wrong; empty if it is malformed
 * @param payload as the header
 * @param checks every check in the order of a sign-in
 * @param claims the claims, only if signature, header and payload hold; the claims' own checks may
 *     have failed
 * @param key the key that verified the token
 */
public record Inspection(
    Map<String, Object> header,
    Map<String, Object> payload,
    List<CheckResult> checks,
    Optional<Claims> claims,
    OptionalLong clockDifferenceSeconds,
    Optional<VerificationKey> key) {

  public Inspection {
    checks = List.copyOf(checks);
  }

  static Inspection of(String token, Examination examination, ClaimRules rules) {
    List<CheckResult> checks = new ArrayList<>();
    boolean open = true;
    for (Gate gate : Gate.values()) {
      CheckResult result =
          open
              ? tried(gate.check(), gate.rule(), () -> gate.pass(examination))
              : CheckResult.notMade(gate.check());
      checks.add(result);
      open = result.passed();
    }
    for (ClaimCheck check : rules.checks()) {
      checks.add(
          open
              ? tried(check.name(), check.rule(), () -> examination.check(check))
              : CheckResult.notMade(check.name()));
    }
    return new Inspection(
        Decoded.header(token),
        Decoded.payload(token),
        checks,
        examination.claims(),
        examination.clockDifferenceSeconds(),
        examination.signer());
  }

  /** The first check that refuses the token; empty if it would be accepted. */
  public Optional<Rejection> reason() {
    return checks.stream().map(CheckResult::reason).filter(Objects::nonNull).findFirst();
  }

  public boolean accepted() {
    return checks.stream().allMatch(CheckResult::passed);
  }

  /** With the outcome of a check that is not about the token alone, such as replay. */
  public Inspection and(CheckResult check) {
    List<CheckResult> longer = Stream.concat(checks.stream(), Stream.of(check)).toList();
    return new Inspection(header, payload, longer, claims, clockDifferenceSeconds, key);
  }

  /** With more to say about a check, if it is one that failed. */
  public Inspection explaining(String check, UnaryOperator<CheckResult> explanation) {
    List<CheckResult> explained =
        checks.stream()
            .map(
                result ->
                    result.check().equals(check) && result.reason() != null
                        ? explanation.apply(result)
                        : result)
            .toList();
    return new Inspection(header, payload, explained, claims, clockDifferenceSeconds, key);
  }

  /** With the outcome of a check that comes before all others. */
  public Inspection startingWith(CheckResult check) {
    List<CheckResult> longer = Stream.concat(Stream.of(check), checks.stream()).toList();
    return new Inspection(header, payload, longer, claims, clockDifferenceSeconds, key);
  }

  private static CheckResult tried(String name, String rule, Attempt attempt) {
    try {
      attempt.make();
      return CheckResult.passed(name, rule);
    } catch (Rejected e) {
      return CheckResult.failed(name, e);
    }
  }

  private interface Attempt {
    void make() throws Rejected;
  }
}

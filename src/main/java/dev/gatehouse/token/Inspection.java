package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.claims.Claims;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A token decoded and checked for an operator.
 *
 * @param header decoded even if the signature is wrong; empty if it is malformed
 * @param payload likewise
 * @param checks every check in the order of a sign-in
 * @param claims present only if signature, header and payload hold; the claims' own checks may have
 *     failed
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

  /** The first check that refuses the token; empty if it would be accepted. */
  public Optional<Rejection> reason() {
    return checks.stream().map(CheckResult::reason).filter(Objects::nonNull).findFirst();
  }

  public boolean accepted() {
    return checks.stream().allMatch(check -> check.passed() || check.isWarning());
  }

  /** Adds the result of a check that needs more than the token, such as replay. */
  public Inspection and(CheckResult check) {
    List<CheckResult> longer = Stream.concat(checks.stream(), Stream.of(check)).toList();
    return new Inspection(header, payload, longer, claims, clockDifferenceSeconds, key);
  }

  /** Replaces the result of a check by a fuller explanation, if the check failed. */
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

  /** Adds the result of a check that comes before all others. */
  public Inspection startingWith(CheckResult check) {
    List<CheckResult> longer = Stream.concat(Stream.of(check), checks.stream()).toList();
    return new Inspection(header, payload, longer, claims, clockDifferenceSeconds, key);
  }
}

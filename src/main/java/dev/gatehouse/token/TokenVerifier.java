package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides whether a token holds: keys, form, signature, header, payload, then the rules for its
 * claims in their order. Has no state and touches neither clock nor database.
 */
public final class TokenVerifier {

  /**
   * @param activeKeys the connection's keys; those retired by {@code now} or made for another
   *     algorithm are passed over
   * @param algorithm the one pinned on the connection, as {@code HS256}
   * @throws Rejected with the first check that failed; nothing in a token whose signature does not
   *     hold has been parsed then
   */
  public VerifiedToken verify(
      String token,
      List<VerificationKey> activeKeys,
      String algorithm,
      ClaimRules rules,
      Instant now)
      throws Rejected {
    Examination examination = new Examination(token, activeKeys, algorithm, rules, now);
    String check = "";
    try {
      for (Gate gate : Gate.values()) {
        check = gate.check();
        gate.pass(examination);
      }
      for (ClaimCheck rule : rules.checks()) {
        check = rule.name();
        examination.check(rule);
      }
    } catch (Rejected e) {
      throw e.at(check, examination.clockDifferenceSeconds());
    }
    return examination.verified();
  }

  /** Names of the checks that {@link #verify} makes, in their order. */
  public static List<String> checks(ClaimRules rules) {
    return Stream.concat(
            Arrays.stream(Gate.values()).map(Gate::check),
            rules.checks().stream().map(ClaimCheck::name))
        .toList();
  }

  /**
   * Runs the same checks as {@link #verify} but all of them, for an operator who pasted the token:
   * the only place where a token that does not hold is shown decoded. Consumes nothing.
   */
  public Inspection inspect(
      String token,
      List<VerificationKey> activeKeys,
      String algorithm,
      ClaimRules rules,
      Instant now) {
    Examination examination = new Examination(token, activeKeys, algorithm, rules, now);
    return Inspection.of(token, examination, rules);
  }
}

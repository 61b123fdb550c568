package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Verifies a token in six steps: usable keys, form, signature, header, payload, and the rules for
 * its claims in their order. Has no state and touches neither clock nor database.
 */
public final class TokenVerifier {

  /**
   * @param activeKeys the connection's keys; those retired by {@code now} or made for another
   *     algorithm are ignored
   * @param algorithm the one pinned on the connection, as {@code HS256}
   * @throws Rejected with the first check that failed; nothing in a token whose signature does not
   *     hold has been parsed by then
   */
  public VerifiedToken verify(
      String token,
      List<VerificationKey> activeKeys,
      String algorithm,
      ClaimRules rules,
      Instant now)
      throws Rejected {
    Verification verification = new Verification(token, activeKeys, algorithm, rules, now);
    int count = Verification.count(rules);
    for (int check = 0; check < count; check++) {
      Rejected failure = verification.failure(check);
      if (failure != null) {
        throw failure.at(Verification.name(check, rules), verification.clockDifferenceSeconds());
      }
    }
    return verification.verified();
  }

  /** Names of the checks that {@link #verify} makes, in their order. */
  public static List<String> checks(ClaimRules rules) {
    return IntStream.range(0, Verification.count(rules))
        .mapToObj(check -> Verification.name(check, rules))
        .toList();
  }

  /**
   * Runs the same checks as {@link #verify}, but does not stop at a claim that fails. For operators
   * who paste a token: only here is a token shown decoded that does not hold. Consumes nothing.
   */
  public Inspection inspect(
      String token,
      List<VerificationKey> activeKeys,
      String algorithm,
      ClaimRules rules,
      Instant now) {
    Verification verification = new Verification(token, activeKeys, algorithm, rules, now);
    List<CheckResult> results = new ArrayList<>();
    boolean reached = true;
    for (int check = 0; check < Verification.count(rules); check++) {
      CheckResult result =
          reached
              ? result(verification, check, rules)
              : CheckResult.notMade(Verification.name(check, rules));
      results.add(result);
      reached = reached && (result.passed() || !Verification.isStage(check));
    }
    return new Inspection(
        decoded(token, CompactJws::header),
        decoded(token, CompactJws::payload),
        results,
        verification.claims(),
        verification.clockDifferenceSeconds(),
        verification.signer());
  }

  private static CheckResult result(Verification verification, int check, ClaimRules rules) {
    String name = Verification.name(check, rules);
    Rejected failure = verification.failure(check);
    return failure == null
        ? CheckResult.passed(name, verification.rule(check))
        : CheckResult.failed(name, failure);
  }

  private static Map<String, Object> decoded(String token, Function<CompactJws, byte[]> segment) {
    try {
      return StrictJson.parse(segment.apply(CompactJws.parse(token)));
    } catch (Rejected | MalformedJson e) {
      // Nothing can be shown; the checks tell the operator what is wrong.
      return Map.of();
    }
  }
}

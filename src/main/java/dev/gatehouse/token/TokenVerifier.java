package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.Verification.Stage;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Verifies a token in six steps: usable keys, form, signature, header, payload, and the rules for
 * its claims in their order. Touches neither clock nor database.
 */
public final class TokenVerifier {
  private final int longest;

  /** For tokens that browsers and programs bring. */
  public TokenVerifier() {
    this(CompactJws.MAX_BYTES);
  }

  /**
   * @param longest bytes of a token; a longer one is refused unread
   */
  public TokenVerifier(int longest) {
    this.longest = longest;
  }

  /**
   * @param activeKeys the connection's keys; those retired by {@code now} or made for another
   *     algorithm are ignored
   * @param algorithm the one pinned on the connection, as {@code HS256}
   * @return the first check that failed, if one did; nothing in a token whose signature does not
   *     hold has been parsed by then
   */
  public JudgedToken verify(
      String token,
      List<VerificationKey> activeKeys,
      String algorithm,
      ClaimRules rules,
      Instant now) {
    return new Verification(token, activeKeys, algorithm, rules, now, longest).judged();
  }

  /**
   * What other rules say of a token that was verified, at the time when it was. Its signature need
   * not be checked again: in any other algorithm than that of its key, it does not hold.
   */
  public JudgedToken again(VerifiedToken token, String algorithm, ClaimRules rules) {
    if (!token.key().usable(algorithm, token.verifiedAt())) {
      Rejected unsigned =
          new Rejected(Rejection.JWT_INVALID_SIGNATURE, "the token is signed in another algorithm");
      return new RefusedToken(unsigned.at(Stage.SIGNATURE.check(), OptionalLong.empty()));
    }
    try {
      token.require(rules.checks());
      return token;
    } catch (Rejected e) {
      return new RefusedToken(e, token.signed());
    }
  }

  /** Names of the checks that {@link #verify} makes, in their order. */
  public static List<String> checks(ClaimRules rules) {
    return Stream.concat(
            Stage.ALL.stream().map(Stage::check), rules.checks().stream().map(ClaimCheck::name))
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
    Verification verification = new Verification(token, activeKeys, algorithm, rules, now, longest);
    List<CheckResult> results = new ArrayList<>();
    boolean reached = true;
    for (Stage stage : Stage.ALL) {
      CheckResult result =
          reached
              ? result(stage.check(), stage.rule(), verification.failure(stage))
              : CheckResult.notMade(stage.check());
      results.add(result);
      reached = result.passed();
    }
    for (ClaimCheck check : rules.checks()) {
      results.add(
          reached
              ? result(check.name(), check.rule(), verification.failure(check))
              : CheckResult.notMade(check.name()));
    }
    return new Inspection(
        decoded(token, CompactJws::header),
        decoded(token, CompactJws::payload),
        results,
        verification.claims(),
        verification.clockDifferenceSeconds(),
        verification.signer());
  }

  private static CheckResult result(String name, String rule, Rejected failure) {
    return failure == null ? CheckResult.passed(name, rule) : CheckResult.failed(name, failure);
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

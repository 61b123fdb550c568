package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import dev.gatehouse.token.replay.SingleUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

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
    for (Step step : verification.steps()) {
      try {
        step.check().run();
      } catch (Rejected e) {
        throw e.at(step.name(), verification.clockDifferenceSeconds());
      }
    }
    return verification.verified();
  }

  /** Names of the checks that {@link #verify} makes, in their order. */
  public static List<String> checks(ClaimRules rules) {
    return new Verification(null, List.of(), "", rules, Instant.EPOCH)
        .steps().stream().map(Step::name).toList();
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
    for (Step step : verification.steps()) {
      CheckResult result = reached ? step.result() : CheckResult.notMade(step.name());
      results.add(result);
      reached = reached && (result.passed() || !step.leadsOn());
    }
    return new Inspection(
        decoded(token, CompactJws::header),
        decoded(token, CompactJws::payload),
        results,
        Optional.ofNullable(verification.claims),
        verification.clockDifferenceSeconds(),
        verification.signers.stream().findFirst());
  }

  private static Map<String, Object> decoded(String token, Function<CompactJws, byte[]> segment) {
    try {
      return StrictJson.parse(segment.apply(CompactJws.parse(token)));
    } catch (Rejected | MalformedJson e) {
      // Nothing can be shown; the checks tell the operator what is wrong.
      return Map.of();
    }
  }

  /**
   * @param name the check's short name
   * @param rule the rule that holds when the step passes
   * @param leadsOn whether the later steps need what this one finds
   */
  private record Step(String name, String rule, boolean leadsOn, Check check) {
    private CheckResult result() {
      try {
        check.run();
        return CheckResult.passed(name, rule);
      } catch (Rejected e) {
        return CheckResult.failed(name, e);
      }
    }
  }

  private interface Check {
    void run() throws Rejected;
  }

  /** One token on its way through the steps, and what each step found. */
  private static final class Verification {
    private final String token;
    private final List<VerificationKey> keys;
    private final String algorithm;
    private final ClaimRules rules;
    private final Instant now;
    private CompactJws jws;
    private List<VerificationKey> signers = List.of();
    private Map<String, Object> header = Map.of();
    private Claims claims;

    private Verification(
        String token,
        List<VerificationKey> activeKeys,
        String algorithm,
        ClaimRules rules,
        Instant now) {
      this.token = token;
      this.keys = activeKeys.stream().filter(key -> key.usable(algorithm, now)).toList();
      this.algorithm = algorithm;
      this.rules = rules;
      this.now = now;
    }

    private List<Step> steps() {
      List<Step> steps = new ArrayList<>();
      steps.add(
          new Step("configured", "the connection has an active key", true, this::requireKeys));
      steps.add(new Step("form", "three base64url segments, at most 8 KiB", true, this::readForm));
      steps.add(
          new Step(
              "signature",
              "a key of the connection signed the token",
              true,
              this::verifySignature));
      steps.add(
          new Step("header", "one JSON object with the pinned algorithm", true, this::readHeader));
      steps.add(new Step("payload", "one JSON object", true, this::readPayload));
      for (ClaimCheck check : rules.checks()) {
        steps.add(new Step(check.name(), check.rule(), false, () -> check.check(claims, now)));
      }
      return steps;
    }

    private void requireKeys() throws Rejected {
      if (keys.isEmpty()) {
        throw new Rejected(Rejection.SSO_NOT_CONFIGURED, "the connection has no active key");
      }
    }

    private void readForm() throws Rejected {
      jws = CompactJws.parse(token);
    }

    /** Tries every key: the header, which may name one, is not read before a signature holds. */
    private void verifySignature() throws Rejected {
      signers = keys.stream().filter(key -> key.verifies(jws)).toList();
      if (signers.isEmpty()) {
        throw invalid("no active key of the connection verifies the signature");
      }
    }

    private void readHeader() throws Rejected {
      header = json(jws.header(), "header");
      checkHeader();
      signers = namedByKid().toList();
      if (signers.isEmpty()) {
        throw invalid("kid names an active key that did not sign the token");
      }
    }

    /**
     * The header never chooses anything: the algorithm is pinned, and {@code jwk}, {@code jku},
     * {@code x5c} and {@code x5u} are not even read (RFC 8725, sections 3.1 and 3.5). Extensions
     * that change what was signed are refused (RFC 7515, section 4.1.11; RFC 7797; RFC 7516,
     * section 4.1.3).
     */
    private void checkHeader() throws Rejected {
      if (!algorithm.equals(header.get("alg"))) {
        throw invalid("alg is not exactly the connection's algorithm");
      }
      for (String extension : List.of("crit", "zip")) {
        if (header.containsKey(extension)) {
          throw invalid("the header has " + extension + ", which is not supported");
        }
      }
      if (!Boolean.TRUE.equals(header.getOrDefault("b64", Boolean.TRUE))) {
        throw invalid("b64 is not true");
      }
    }

    /** A kid that no active key has is ignored. */
    private Stream<VerificationKey> namedByKid() {
      Object kid = header.get("kid");
      boolean known = keys.stream().anyMatch(key -> key.kid() != null && key.kid().equals(kid));
      return signers.stream().filter(key -> !known || kid.equals(key.kid()));
    }

    private void readPayload() throws Rejected {
      claims = new Claims(json(jws.payload(), "payload"));
    }

    private OptionalLong clockDifferenceSeconds() {
      return Optional.ofNullable(claims)
          .flatMap(rules::issuedAt)
          .map(issued -> OptionalLong.of(issued.secondsAheadOf(now)))
          .orElseGet(OptionalLong::empty);
    }

    private VerifiedToken verified() {
      return new VerifiedToken(
          claims,
          header,
          signers.get(0),
          clockDifferenceSeconds(),
          SingleUse.of(rules, claims, signers.get(0).fingerprint()),
          rules);
    }

    private static Map<String, Object> json(byte[] utf8, String part) throws Rejected {
      try {
        return StrictJson.parse(utf8);
      } catch (MalformedJson e) {
        throw invalid("the " + part + " is malformed: " + e.getMessage());
      }
    }

    private static Rejected invalid(String detail) {
      return new Rejected(Rejection.JWT_INVALID_SIGNATURE, detail);
    }
  }
}

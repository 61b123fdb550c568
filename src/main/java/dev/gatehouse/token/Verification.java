package dev.gatehouse.token;

import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.text.ShownValue;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import dev.gatehouse.token.replay.SingleUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One token on its way through the checks and what each found: the {@link Stage}s first, each of
 * which needs what the one before it found, then the rules for its claims.
 */
final class Verification {
  private final String token;
  private final List<VerificationKey> keys;
  private final String algorithm;
  private final ClaimRules rules;
  private final Instant now;
  private final int longest;
  private CompactJws jws;
  private byte[] payload;
  private VerificationKey signer;
  private JoseHeader header;
  private Claims claims;

  /** The checks that every token goes through. */
  enum Stage {
    CONFIGURED("configured", "the connection has an active key"),
    FORM("form", "three base64url segments, not too long"),
    SIGNATURE("signature", "a key of the connection signed the token"),
    HEADER("header", "one JSON object with the pinned algorithm"),
    PAYLOAD("payload", "one JSON object");

    static final List<Stage> ALL = List.of(values());

    private final String check;
    private final String rule;

    Stage(String check, String rule) {
      this.check = check;
      this.rule = rule;
    }

    String check() {
      return check;
    }

    String rule() {
      return rule;
    }
  }

  Verification(
      String token,
      List<VerificationKey> activeKeys,
      String algorithm,
      ClaimRules rules,
      Instant now,
      int longest) {
    this.token = token;
    this.keys = activeKeys;
    this.algorithm = algorithm;
    this.rules = rules;
    this.now = now;
    this.longest = longest;
  }

  /** Makes the checks in their order, up to the first that fails. */
  JudgedToken judged() {
    Rejected failure = unopened();
    if (failure != null) {
      return new RefusedToken(failure);
    }
    List<ClaimCheck> checks = rules.checks();
    for (int i = 0; i < checks.size(); i++) {
      failure = failure(checks.get(i));
      if (failure != null) {
        return new RefusedToken(
            failure.at(checks.get(i).name(), clockDifferenceSeconds()), claims());
      }
    }
    return verified();
  }

  /** The first of all stages that fails. In one line after the other, they take half the time. */
  private Rejected unopened() {
    Rejected failure = unconfigured();
    failure = failure == null ? malformed() : failure;
    failure = failure == null ? unsigned() : failure;
    failure = failure == null ? wrongHeader() : failure;
    return failure == null ? wrongPayload() : failure;
  }

  /**
   * The failure of a stage, as a value: anybody may cause one.
   *
   * @return null if it passes
   */
  Rejected failure(Stage stage) {
    return switch (stage) {
      case CONFIGURED -> unconfigured();
      case FORM -> malformed();
      case SIGNATURE -> unsigned();
      case HEADER -> wrongHeader();
      case PAYLOAD -> wrongPayload();
    };
  }

  /** The same for a rule for the claims. */
  Rejected failure(ClaimCheck check) {
    try {
      check.check(claims, now);
      return null;
    } catch (Rejected e) {
      return e;
    }
  }

  private boolean isUsable(VerificationKey key) {
    return key.usable(algorithm, now);
  }

  private Rejected unconfigured() {
    for (int i = 0; i < keys.size(); i++) {
      if (isUsable(keys.get(i))) {
        return null;
      }
    }
    return new Rejected(Rejection.SSO_NOT_CONFIGURED, "the connection has no active key")
        .at(Stage.CONFIGURED.check, OptionalLong.empty());
  }

  /**
   * Separates the segments and tries every key at once: of a token that a key signed, only what is
   * new has to be looked at for its form, since its header is known and decoding shows its
   * payload's. The header, which may name a key, is not read before a signature holds.
   */
  private Rejected malformed() {
    Rejected atSight = CompactJws.problemAtSight(token, longest);
    if (atSight != null) {
      return atSight.at(Stage.FORM.check, OptionalLong.empty());
    }
    jws = CompactJws.split(token);
    for (int i = 0; signer == null && i < keys.size(); i++) {
      VerificationKey key = keys.get(i);
      signer = isUsable(key) && key.verifies(jws) ? key : null;
    }
    header = signer == null ? null : signer.knownHeader(jws);
    payload = header == null ? null : jws.payloadIfCanonical();
    if (payload != null) {
      return null;
    }
    String problem = jws.problem();
    if (problem != null) {
      signer = null;
      return invalid(Stage.FORM, problem);
    }
    payload = signer == null ? null : jws.payload();
    return null;
  }

  private Rejected unsigned() {
    return signer == null
        ? invalid(Stage.SIGNATURE, "no active key of the connection verifies the signature")
        : null;
  }

  /** A kid picks among the keys that signed, which are several if they share a secret. */
  private Rejected wrongHeader() {
    try {
      header = header == null ? signer.header(jws) : header;
    } catch (Rejected e) {
      return e.at(Stage.HEADER.check, OptionalLong.empty());
    }
    VerificationKey first = signer;
    boolean isKnown = false;
    for (int i = 0; i < keys.size(); i++) {
      VerificationKey key = keys.get(i);
      if (header.names(key.kid()) && isUsable(key)) {
        isKnown = true;
        if (key == first || key.verifies(jws)) {
          signer = key;
          return null;
        }
      }
    }
    if (isKnown) {
      signer = null;
      Discrepancy compared =
          Discrepancy.of(
              "kid " + ShownValue.of(header.kid()),
              first.kid() == null ? "no kid" : "kid " + ShownValue.of(first.kid()),
              Cause.OTHER_KEY_NAMED);
      return invalid(Stage.HEADER, "kid names an active key that did not sign the token")
          .comparing(() -> compared);
    }
    return null;
  }

  private Rejected wrongPayload() {
    try {
      claims = new Claims(StrictJson.parse(payload));
      return null;
    } catch (MalformedJson e) {
      return invalid(Stage.PAYLOAD, "the payload is malformed: " + e.getMessage());
    }
  }

  private static Rejected invalid(Stage stage, String detail) {
    return new Rejected(Rejection.JWT_INVALID_SIGNATURE, detail)
        .at(stage.check, OptionalLong.empty());
  }

  /** Present only once signature, header and payload hold. */
  Optional<Claims> claims() {
    return Optional.ofNullable(claims);
  }

  /** The key that verified the token, if one did. */
  Optional<VerificationKey> signer() {
    return Optional.ofNullable(signer);
  }

  /** See {@link VerifiedToken#clockDifferenceSeconds}. */
  OptionalLong clockDifferenceSeconds() {
    return claims == null ? OptionalLong.empty() : rules.clockDifferenceSeconds(claims, now);
  }

  VerifiedToken verified() {
    return new VerifiedToken(
        claims,
        header.members(),
        signer,
        now,
        SingleUse.of(rules, claims, signer.fingerprint()),
        rules);
  }
}

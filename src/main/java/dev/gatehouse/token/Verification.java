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
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One token on its way through the checks, which are numbered in their order, and what each found:
 * the {@link Stage}s first, then the rules for its claims.
 */
final class Verification {
  private final String token;
  private final List<VerificationKey> keys;
  private final ClaimRules rules;
  private final Instant now;
  private CompactJws jws;
  private byte[] payload;
  private VerificationKey signer;
  private JoseHeader header;
  private Claims claims;

  /** The checks that every token goes through; each needs what the one before it finds. */
  enum Stage {
    CONFIGURED("configured", "the connection has an active key"),
    FORM("form", "three base64url segments, at most 8 KiB"),
    SIGNATURE("signature", "a key of the connection signed the token"),
    HEADER("header", "one JSON object with the pinned algorithm"),
    PAYLOAD("payload", "one JSON object");

    private static final List<Stage> ALL = List.of(values());

    private final String check;
    private final String rule;

    Stage(String check, String rule) {
      this.check = check;
      this.rule = rule;
    }
  }

  Verification(
      String token,
      List<VerificationKey> activeKeys,
      String algorithm,
      ClaimRules rules,
      Instant now) {
    this.token = token;
    this.keys = new ArrayList<>(activeKeys.size());
    for (VerificationKey key : activeKeys) {
      if (key.usable(algorithm, now)) {
        keys.add(key);
      }
    }
    this.rules = rules;
    this.now = now;
  }

  static int count(ClaimRules rules) {
    return Stage.ALL.size() + rules.checks().size();
  }

  /** The short name of a check. */
  static String name(int check, ClaimRules rules) {
    return isStage(check) ? Stage.ALL.get(check).check : claimCheck(check, rules).name();
  }

  /** Whether later checks need what this one finds. */
  static boolean isStage(int check) {
    return check < Stage.ALL.size();
  }

  private static ClaimCheck claimCheck(int check, ClaimRules rules) {
    return rules.checks().get(check - Stage.ALL.size());
  }

  /** The rule that holds when a check passes. */
  String rule(int check) {
    return isStage(check) ? Stage.ALL.get(check).rule : claimCheck(check, rules).rule();
  }

  /**
   * Makes a check.
   *
   * @return the refusal, as a value: anybody may cause one; null if the check passes
   */
  Rejected failure(int check) {
    try {
      if (isStage(check)) {
        return failure(Stage.ALL.get(check));
      }
      claimCheck(check, rules).check(claims, now);
      return null;
    } catch (Rejected e) {
      return e;
    }
  }

  private Rejected failure(Stage stage) throws Rejected {
    return switch (stage) {
      case CONFIGURED -> noKeys();
      case FORM -> {
        readForm();
        yield null;
      }
      case SIGNATURE ->
          signer == null ? invalid("no active key of the connection verifies the signature") : null;
      case HEADER -> wrongHeader();
      case PAYLOAD -> wrongPayload();
    };
  }

  private Rejected noKeys() {
    return keys.isEmpty()
        ? new Rejected(Rejection.SSO_NOT_CONFIGURED, "the connection has no active key")
        : null;
  }

  /**
   * Separates the segments and tries every key at once: of a token that a key signed, only what is
   * new has to be looked at for its form, since its header is known and decoding shows its
   * payload's. The header, which may name a key, is not read before a signature holds.
   */
  private void readForm() throws Rejected {
    jws = CompactJws.split(token);
    for (int i = 0; signer == null && i < keys.size(); i++) {
      signer = keys.get(i).verifies(jws) ? keys.get(i) : null;
    }
    payload = signer != null && signer.knowsHeader(jws) ? jws.payloadIfCanonical() : null;
    if (payload == null) {
      requireForm();
    }
  }

  private void requireForm() throws Rejected {
    try {
      jws.requireForm();
    } catch (Rejected e) {
      signer = null;
      throw e;
    }
    payload = signer == null ? null : jws.payload();
  }

  /** A kid picks among the keys that signed, which are several if they share a secret. */
  private Rejected wrongHeader() throws Rejected {
    header = signer.header(jws);
    VerificationKey first = signer;
    boolean isKnown = false;
    for (VerificationKey key : keys) {
      if (header.names(key.kid())) {
        isKnown = true;
        if (key == first || key.verifies(jws)) {
          signer = key;
          return null;
        }
      }
    }
    if (isKnown) {
      signer = null;
      return invalid("kid names an active key that did not sign the token");
    }
    return null;
  }

  private Rejected wrongPayload() {
    try {
      claims = new Claims(StrictJson.parse(payload));
      return null;
    } catch (MalformedJson e) {
      return invalid("the payload is malformed: " + e.getMessage());
    }
  }

  private static Rejected invalid(String detail) {
    return new Rejected(Rejection.JWT_INVALID_SIGNATURE, detail);
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

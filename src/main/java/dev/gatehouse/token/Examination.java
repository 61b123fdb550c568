package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One token on its way through the {@link Gate}s, and what each of them found out about it. */
final class Examination {

  private final String token;
  private final List<VerificationKey> keys;
  private final String algorithm;
  private final ClaimRules rules;
  private final Instant now;
  private CompactJws jws;
  private List<VerificationKey> signers = List.of();
  private Map<String, Object> header = Map.of();
  private Claims claims;

  Examination(
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

  void requireKeys() throws Rejected {
    if (keys.isEmpty()) {
      throw new Rejected(Rejection.SSO_NOT_CONFIGURED, "the connection has no usable key");
    }
  }

  void readForm() throws Rejected {
    jws = CompactJws.parse(token);
  }

  /** Tries every key: which one the header names is not known before the signature is. */
  void verifySignature() throws Rejected {
    signers = keys.stream().filter(key -> key.verifies(jws)).toList();
    if (signers.isEmpty()) {
      throw invalid("no active key of the connection verifies the signature");
    }
  }

  void readHeader() throws Rejected {
    header = json(jws.header(), "header");
    JoseHeader.check(header, algorithm);
    signers = namedByKid().toList();
    if (signers.isEmpty()) {
      throw invalid("kid names an active key that did not make the signature");
    }
  }

  /** A kid that no active key has says nothing. */
  private Stream<VerificationKey> namedByKid() {
    Object kid = header.get("kid");
    boolean known = keys.stream().anyMatch(key -> key.kid() != null && key.kid().equals(kid));
    return signers.stream().filter(key -> !known || kid.equals(key.kid()));
  }

  void readPayload() throws Rejected {
    claims = new Claims(json(jws.payload(), "payload"));
  }

  void check(ClaimCheck check) throws Rejected {
    check.check(claims, now);
  }

  Optional<Claims> claims() {
    return Optional.ofNullable(claims);
  }

  /** The key that made the signature, once header and signature have been verified. */
  Optional<VerificationKey> signer() {
    return signers.stream().findFirst();
  }

  OptionalLong clockDifferenceSeconds() {
    return claims()
        .flatMap(found -> found.numericDate("iat"))
        .map(iat -> OptionalLong.of(iat.secondsAheadOf(now)))
        .orElseGet(OptionalLong::empty);
  }

  VerifiedToken verified() {
    return new VerifiedToken(
        claims, header, signers.get(0), clockDifferenceSeconds(), rules.refusesFrom(claims), rules);
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

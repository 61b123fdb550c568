package dev.gatehouse.token.replay;

import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A value that a sign-in consumes.
 *
 * @param authority whose value it is: for a token the fingerprint of the key that signed it, so
 *     that it counts once whichever connections have the key; for a code the connection
 * @param purpose separates equal values of different kinds, such as tokens and codes
 * @param what is consumed, for a sentence: a claim's name, or "code"
 * @param hash SHA-256 of the whole value, so that two long values with a common beginning stay
 *     different and each takes the same room; in base64url without padding, as the database holds
 *     it: another form would let every remembered token in again after an upgrade
 * @param keepUntil when the token would be refused even if this record were deleted
 */
public record SingleUse(
    String authority, String purpose, String what, String hash, Instant keepUntil) {
  /** The purpose of a token's claim that signs a reader in. */
  public static final String SIGN_IN = "token";

  /** The purpose of a token's claim that ends sessions. */
  private static final String LOGOUT = "logout";

  /** A code that Gatehouse issued for a connection. */
  public static SingleUse code(long connectionId, String purpose, String code, Instant keepUntil) {
    return of("connection " + connectionId, purpose, "code", code, keepUntil);
  }

  private static SingleUse of(
      String authority, String purpose, String what, String value, Instant keepUntil) {
    byte[] digest = Fingerprint.sha256(value.getBytes(StandardCharsets.UTF_8));
    String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    return new SingleUse(authority, purpose, what, hash, keepUntil);
  }

  /**
   * What a token consumes by its rules; empty where they let it come again.
   *
   * @param signer fingerprint of the key that signed it
   * @throws IllegalStateException if the rules do not require their single-use claim
   */
  public static Optional<SingleUse> of(ClaimRules rules, Claims claims, String signer) {
    Optional<String> claim = rules.singleUseClaim();
    return claim.isEmpty() ? Optional.empty() : Optional.of(of(claim.get(), rules, claims, signer));
  }

  /**
   * What another vendor's sign-in may have consumed of a token that may come again here: its {@code
   * jti} (RFC 7519, section 4.1.7). Only to ask whether that happened, never to consume it.
   *
   * @param signer as in {@link #of(ClaimRules, Claims, String)}
   */
  public static Optional<SingleUse> elsewhere(Claims claims, String signer) {
    return claims.exact("jti").map(value -> of(signer, SIGN_IN, "jti", value, Instant.MAX));
  }

  private static SingleUse of(String claim, ClaimRules rules, Claims claims, String signer) {
    String value =
        claims
            .exact(claim)
            .orElseThrow(() -> new IllegalStateException("the rules do not require " + claim));
    return of(signer, SIGN_IN, claim, value, rules.rememberedUntil(claims));
  }

  /** The same value of a logout token: a sign-in may have the same one. */
  public SingleUse forLogout() {
    return new SingleUse(authority, LOGOUT, what, hash, keepUntil);
  }

  /**
   * What a second use differs in.
   *
   * @param elsewhere the site of the first one, if it is another; else {@code null}
   * @param event of the first use, or {@code null}
   */
  public static Discrepancy usedAt(ConsumedJtis.FirstUse first, Long elsewhere, Long event) {
    return new Discrepancy(
        first.isDated() ? "used at " + first.at() : null,
        first.isDated() ? "not used before" : null,
        null,
        null,
        elsewhere,
        event);
  }

  /** The detail of a refused second use, for operators. */
  public Rejected replayed() {
    return new Rejected(Rejection.JWT_REPLAYED, "the " + what + " was used before");
  }
}

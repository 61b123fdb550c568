package dev.gatehouse.protocol.oidc;

import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.CompactJws;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.ClaimType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The tokens that a provider gave for a code. Without {@code toString}, as they are secret. */
final class IssuedTokens {
  /** The check of the access token, as events show it. */
  static final String CHECK = "at_hash";

  private static final int LONGEST_ACCESS_TOKEN = 16 * 1024;

  /** "b64token" (RFC 6750 section 2.1). */
  private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private final String idToken;
  private final String accessToken;

  IssuedTokens(String idToken, String accessToken) {
    this.idToken = idToken;
    this.accessToken = accessToken;
  }

  /**
   * Tokens that are worth keeping for a while, before anything is verified.
   *
   * @param idToken {@code null} where the answer has none
   * @throws CallFailed if one is longer than any that is usable, or the access token cannot be sent
   */
  static IssuedTokens of(String idToken, String accessToken) throws CallFailed {
    if (idToken == null) {
      throw new CallFailed("the answer to the code has no ID token");
    }
    if (idToken.length() > CompactJws.LONGEST) {
      throw new CallFailed("the ID token is longer than " + CompactJws.LONGEST + " characters");
    }
    if (accessToken.length() > LONGEST_ACCESS_TOKEN) {
      throw new CallFailed(
          "the access token is longer than " + LONGEST_ACCESS_TOKEN + " characters");
    }
    if (!BEARER.matcher(accessToken).matches()) {
      throw new CallFailed("the access token has characters that no Bearer token has");
    }
    return new IssuedTokens(idToken, accessToken);
  }

  /** The memory that they take, about. */
  int bytes() {
    int fixed = 200;
    return fixed + idToken.length() + accessToken.length();
  }

  String idToken() {
    return idToken;
  }

  String accessToken() {
    return accessToken;
  }

  /**
   * That the access token was issued with the ID token, where that says so: "the base64url encoding
   * of the left-most half of the hash" by the algorithm of the signature (Core section 3.1.3.6).
   *
   * @throws Rejected if it belongs to another one
   */
  void requireFitting(VerifiedToken verified, String algorithm) throws Rejected {
    Optional<String> said = verified.claims().usable(CHECK, ClaimType.EXACT);
    if (said.isPresent() && !said.get().equals(half(algorithm))) {
      throw new Rejected(
              Rejection.JWT_INVALID_CLAIM, CHECK, "at_hash is not that of the access token")
          .at(CHECK, OptionalLong.empty());
    }
  }

  private String half(String algorithm) {
    try {
      // Ed25519 hashes by SHA-512 (RFC 8032 section 5.1).
      String hash = algorithm.equals("EdDSA") ? "SHA-512" : "SHA-256";
      byte[] whole =
          MessageDigest.getInstance(hash).digest(accessToken.getBytes(StandardCharsets.US_ASCII));
      byte[] left = Arrays.copyOf(whole, whole.length / 2);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(left);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-2", e);
    }
  }
}

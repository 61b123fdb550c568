package dev.gatehouse.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.token.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs claims as a customer's backend does. Claims are signed as given, right or wrong, in their
 * order and with their numbers as written: java-jwt's own builder would refuse some and rewrite
 * others.
 */
public final class TokenSigner {
  /** The length of the longest token that is accepted, in characters. */
  public static final int LONGEST_TOKEN = CompactJws.MAX_BYTES;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private TokenSigner() {}

  /**
   * A compact JWS, with the key's {@code kid} in its header if it has one.
   *
   * @param claims as {@link StrictJson} gives them
   */
  public static String sign(VerificationKey key, Map<String, Object> claims) {
    String header = header(key.algorithm().getName(), key.kid());
    String payload = segment(claims);
    byte[] signature =
        key.algorithm()
            .sign(
                header.getBytes(StandardCharsets.US_ASCII),
                payload.getBytes(StandardCharsets.US_ASCII));
    return header + "." + payload + "." + BASE64.encodeToString(signature);
  }

  /**
   * The same with a private key.
   *
   * @param kid names the key in the header, or {@code null}
   */
  public static String sign(
      PublicAlgorithm algorithm, PrivateKey key, String kid, Map<String, Object> claims) {
    String text = header(algorithm.jwa(), kid) + "." + segment(claims);
    try {
      Signature signature = algorithm.signature();
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a private key does not sign by " + algorithm.jwa(), e);
    }
  }

  private static String header(String algorithm, String kid) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm);
    header.put("typ", "JWT");
    if (kid != null) {
      header.put("kid", kid);
    }
    return segment(header);
  }

  private static String segment(Map<String, Object> json) {
    return BASE64.encodeToString(json(json).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * One line of JSON.
   *
   * @param members as {@link StrictJson} gives them
   */
  public static String json(Map<String, Object> members) {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON cannot be written", e);
    }
  }
}

package dev.gatehouse.token;

import dev.gatehouse.secret.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens from any header and payload, as a backend would, with the JDK's own MAC. */
public final class Mint {

  public static final String SECRET = "kX3vQ9zR7mW2pL8tY5nB1cF6hJ4dS0aG";
  public static final String HEADER = "{\"alg\":\"HS256\"}";

  private Mint() {}

  static String token(String payload) {
    return token(HEADER, payload);
  }

  static String token(String header, String payload) {
    return token(header, payload, SECRET);
  }

  public static String token(String header, String payload, String secret) {
    return signed(base64(utf8(header)) + "." + base64(utf8(payload)), secret, "HmacSHA256");
  }

  /** Signs any text, well-formed or not. */
  public static String signed(String content, String secret, String mac) {
    try {
      Mac hmac = Mac.getInstance(mac);
      hmac.init(new SecretKeySpec(utf8(secret), mac));
      return content + "." + base64(hmac.doFinal(utf8(content)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static VerificationKey key(long id, String kid) {
    return VerificationKey.of(id, kid, "HS256", SECRET, Fingerprint.of(SECRET), null);
  }

  public static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

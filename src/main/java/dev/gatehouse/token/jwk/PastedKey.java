package dev.gatehouse.token.jwk;

import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what an operator pastes as a public key: PEM of a key or a certificate (RFC 7468 sections 5
 * and 13), a JWK, or a JWK set with one key that fits. Of a certificate only the key counts: who
 * may paste it decides what is trusted, and its dates and its issuer say nothing about that.
 */
public final class PastedKey {
  /** For whoever pastes a private key. */
  static final String LEAKED =
      "holds a private key or a secret. Treat that key as leaked: replace it, and paste the public"
          + " key of its successor";

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----", Pattern.DOTALL);

  private static final List<String> FACTORIES = List.of("RSA", "EC", "Ed25519");

  private PastedKey() {}

  /**
   * @param algorithm for which the key must be fit
   * @throws UnusableKey if there is no such key, or more than one
   */
  public static PublicJwk read(String text, PublicAlgorithm algorithm) throws UnusableKey {
    String pasted = text.strip();
    PublicJwk key = pasted.startsWith("{") ? json(pasted, algorithm) : pem(pasted);
    String objection = key.objection(algorithm).orElse(null);
    if (objection != null) {
      throw new UnusableKey(objection);
    }
    return key;
  }

  private static PublicJwk json(String text, PublicAlgorithm algorithm) throws UnusableKey {
    Map<String, Object> members;
    try {
      members = StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      throw new UnusableKey("is not a JWK: " + e.getMessage());
    }
    return members.get("keys") instanceof List<?> keys
        ? only(keys, algorithm)
        : PublicJwk.of(members);
  }

  private static PublicJwk only(List<?> keys, PublicAlgorithm algorithm) throws UnusableKey {
    List<PublicJwk> fitting = new ArrayList<>();
    for (Object key : keys) {
      PublicJwk read = KeySet.readable(key).orElse(null);
      if (read != null && read.objection(algorithm).isEmpty()) {
        fitting.add(read);
      }
    }
    if (KeySet.holdsPrivate(keys)) {
      throw new UnusableKey(LEAKED);
    }
    if (fitting.size() != 1) {
      throw new UnusableKey(
          "is a JWK set with %d keys for %s; paste one of them, or let the connection ask the"
                  .formatted(fitting.size(), algorithm.jwa())
              + " address where they are published");
    }
    return fitting.get(0);
  }

  private static PublicJwk pem(String text) throws UnusableKey {
    if (text.contains("PRIVATE KEY")) {
      throw new UnusableKey(LEAKED);
    }
    Matcher block = PEM.matcher(text);
    if (!block.find()) {
      throw new UnusableKey("must be a public key as PEM, which begins with -----BEGIN, or as JWK");
    }
    String kind = block.group(1);
    byte[] der = decoded(block.group(2));
    if (block.find()) {
      throw new UnusableKey("must be one key or certificate; add several one after the other");
    }
    return switch (kind) {
      case "PUBLIC KEY" -> PublicJwk.of(key(der));
      case "CERTIFICATE" -> PublicJwk.of(certified(der));
      default ->
          throw new UnusableKey(
              "must be a PUBLIC KEY or a CERTIFICATE; openssl pkey -pubin -pubout converts others");
    };
  }

  private static byte[] decoded(String base64) throws UnusableKey {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new UnusableKey("is PEM whose base64 is damaged");
    }
  }

  private static PublicKey key(byte[] der) throws UnusableKey {
    for (String factory : FACTORIES) {
      try {
        return KeyFactory.getInstance(factory).generatePublic(new X509EncodedKeySpec(der));
      } catch (InvalidKeySpecException e) {
        // Of another kind, perhaps the next.
        continue;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the platform has no " + factory, e);
      }
    }
    throw new UnusableKey("is not a public key for RS256, PS256, ES256 or EdDSA");
  }

  private static PublicKey certified(byte[] der) throws UnusableKey {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der))
          .getPublicKey();
    } catch (CertificateException e) {
      throw new UnusableKey("is a damaged certificate");
    }
  }
}

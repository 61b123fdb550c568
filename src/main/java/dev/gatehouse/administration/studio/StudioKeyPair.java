package dev.gatehouse.administration.studio;

import dev.gatehouse.token.PublicAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key pair for trying out a connection, as PEM (RFC 7468 sections 10 and 13). The private key is
 * only ever in the operator's page.
 */
record StudioKeyPair(String privateKey, String publicKey) {
  private static final Pattern PEM =
      Pattern.compile(
          "\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

  @Override
  public String toString() {
    // The private key must not reach a log by accident.
    return "StudioKeyPair";
  }

  static StudioKeyPair generate(PublicAlgorithm algorithm) {
    KeyPair pair = algorithm.generate();
    return new StudioKeyPair(
        pem("PRIVATE KEY", pair.getPrivate()), pem("PUBLIC KEY", pair.getPublic()));
  }

  private static String pem(String kind, Key key) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            kind,
            Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()),
            kind);
  }

  /** A private key for an algorithm; empty if the text is none. */
  static Optional<PrivateKey> read(String pem, PublicAlgorithm algorithm) {
    Matcher block = PEM.matcher(pem == null ? "" : pem);
    if (!block.matches()) {
      return Optional.empty();
    }
    try {
      byte[] der = Base64.getDecoder().decode(block.group(1).replaceAll("\\s", ""));
      String kind =
          switch (algorithm) {
            case RS256, PS256 -> "RSA";
            case ES256 -> "EC";
            case EDDSA -> "Ed25519";
          };
      return Optional.of(
          KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      // The message could quote the key.
      return Optional.empty();
    }
  }
}

package dev.gatehouse.protocol.oidc;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.gatehouse.token.Mint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A key pair that signs tokens by one algorithm. */
public record SigningPair(String algorithm, String kid, KeyPair pair) {
  private static final int RAW_ED25519_BYTES = 32;

  /** RSA keys take a second each to make: tests get these in turn, no test that many at a time. */
  private static final int RSA_KEYS = 8;

  private static final List<KeyPair> RSA = new ArrayList<>();

  private static int given;

  public static SigningPair of(String algorithm, String kid) {
    try {
      boolean isRsa = !List.of("ES256", "EdDSA").contains(algorithm);
      return new SigningPair(
          algorithm, kid, isRsa ? nextRsa() : generator(algorithm).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static synchronized KeyPair nextRsa() throws GeneralSecurityException {
    if (RSA.size() < RSA_KEYS) {
      RSA.add(generator("RS256").generateKeyPair());
    }
    return RSA.get(given++ % RSA_KEYS);
  }

  private static KeyPairGenerator generator(String algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator;
    switch (algorithm) {
      case "ES256" -> {
        generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      case "EdDSA" -> generator = KeyPairGenerator.getInstance("Ed25519");
      default -> {
        generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
      }
    }
    return generator;
  }

  /** A token with this payload. */
  public String sign(String payload) {
    String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\"}";
    String signed = Mint.base64(Mint.utf8(header)) + "." + Mint.base64(Mint.utf8(payload));
    try {
      Signature signature = signature();
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + Mint.base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Signature signature() throws GeneralSecurityException {
    return switch (algorithm) {
      case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
      case "EdDSA" -> Signature.getInstance("Ed25519");
      case "PS256" -> {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        yield pss;
      }
      default -> Signature.getInstance("SHA256withRSA");
    };
  }

  /** The public key, as a key set has it. */
  public JWK jwk() {
    return switch (algorithm) {
      case "ES256" ->
          new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic()).keyID(kid).build();
      case "EdDSA" -> {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] raw =
            Arrays.copyOfRange(encoded, encoded.length - RAW_ED25519_BYTES, encoded.length);
        yield new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw)).keyID(kid).build();
      }
      default -> new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID(kid).build();
    };
  }
}

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
import java.util.Arrays;

/** A key pair that signs tokens by one algorithm. */
public record SigningPair(String algorithm, String kid, KeyPair pair) {
  private static final int RAW_ED25519_BYTES = 32;

  public static SigningPair of(String algorithm, String kid) {
    try {
      return new SigningPair(algorithm, kid, generator(algorithm).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
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

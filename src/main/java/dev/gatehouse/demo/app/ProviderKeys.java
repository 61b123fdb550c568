package dev.gatehouse.demo.app;

import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The key pairs of the app's identity provider, newest first. They are made at the start and
 * forgotten when the server stops. Each is published before it signs, as large providers do, so
 * that help centers know it by then; and after it, for tokens that are under way.
 */
@ApplicationScoped
public class ProviderKeys {
  private static final int BITS = 2048;

  /** The newest is the next one to sign, and the oldest signs no more. */
  private static final int PUBLISHED = 3;

  private static final int SIGNS = 1;

  private List<Key> keys = List.of();

  private record Key(String id, KeyPair pair) {
    static Key made() {
      return new Key(UUID.randomUUID().toString(), newPair());
    }

    RSAPublicKey publicKey() {
      return (RSAPublicKey) pair.getPublic();
    }

    Algorithm algorithm() {
      return Algorithm.RSA256(publicKey(), (RSAPrivateKey) pair.getPrivate());
    }
  }

  /** Makes the keys, which takes seconds on a busy machine: too long for a help center to wait. */
  public void makeReady() {
    all();
  }

  /** What signs now: a key id and the algorithm with its key. */
  record Signing(String keyId, Algorithm algorithm) {}

  Signing signing() {
    Key key = all().get(SIGNS);
    return new Signing(key.id(), key.algorithm());
  }

  /** What verifies the provider's own tokens: one for each published key. */
  List<Algorithm> verifying() {
    return all().stream().map(Key::algorithm).toList();
  }

  /** Signs with the next key from now on. */
  synchronized void rotate() {
    List<Key> rotated = new ArrayList<>(all());
    rotated.add(0, Key.made());
    keys = List.copyOf(rotated.subList(0, Math.min(PUBLISHED, rotated.size())));
  }

  /** The key set that help centers fetch (RFC 7517 section 5). */
  ObjectNode published() {
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    ArrayNode list = set.putArray("keys");
    for (Key key : all()) {
      list.addObject()
          .put("kty", "RSA")
          .put("use", "sig")
          .put("alg", "RS256")
          .put("kid", key.id())
          .put("n", number(key.publicKey().getModulus()))
          .put("e", number(key.publicKey().getPublicExponent()));
    }
    return set;
  }

  private synchronized List<Key> all() {
    if (keys.isEmpty()) {
      keys = List.of(Key.made(), Key.made());
    }
    return keys;
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  /** Base64urlUInt (RFC 7518 section 2): without the zero that Java adds for the sign. */
  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    byte[] magnitude = Arrays.copyOfRange(bytes, sign, bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
  }
}

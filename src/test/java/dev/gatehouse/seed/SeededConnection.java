package dev.gatehouse.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A connection of a site, with the secrets that its backends use.
 *
 * @param clientId as its backend names itself, if its protocol has such a name, else empty
 * @param people who sign in with it, once they are made
 */
record SeededConnection(String site, String protocol, String clientId, List<Person> people) {
  /**
   * Somebody who signs in.
   *
   * @param id of the user in the admin API
   */
  record Person(long id, String email, String name, String externalId) {}

  SeededConnection(String site, String protocol, String clientId) {
    this(site, protocol, clientId, new ArrayList<>());
  }

  int hashOfName() {
    return (site + protocol).hashCode();
  }

  /** The key that signs. */
  String secret() {
    return secret("now");
  }

  /** The key that ended when the one that signs was made. */
  String endedSecret() {
    return secret("ended");
  }

  /** A key that nobody made. */
  String foreignSecret() {
    return secret("foreign");
  }

  /** 64 characters of Base64, the same on each run, as strong as a made one looks. */
  private String secret(String which) {
    byte[] digest = digest("SHA-512", site + " " + protocol + " " + which);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, 48));
  }

  static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.gatehouse.token.jwk;

/** A text that is no public key which verifies tokens. The message is a phrase that quotes none. */
public class UnusableKey extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableKey(String message) {
    super(message);
  }
}

package dev.gatehouse.token;

/** What tells whether a key made a signature. */
public interface SignatureCheck {
  /** Whether a signature is that of the first bytes of a text. */
  boolean signed(byte[] text, int length, byte[] signature);
}

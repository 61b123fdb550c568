package dev.gatehouse.journal;

import java.security.SecureRandom;

/** A short code that a reader can read out and an operator can look up. */
public final class TraceId {
  /** Without letters and digits that look alike. */
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TraceId() {}

  public static String fresh() {
    StringBuilder id = new StringBuilder();
    RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
    return id.toString();
  }
}

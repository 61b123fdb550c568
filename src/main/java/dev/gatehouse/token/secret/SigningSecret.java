package dev.gatehouse.token.secret;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The shared secret that signs a backend's tokens: how it is generated and which ones are refused.
 */
public final class SigningSecret {

  /** The algorithms that sign with a shared secret (RFC 7518, section 3.1). */
  public static final List<String> ALGORITHMS = List.of("HS256", "HS384", "HS512");

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 48;
  private static final int FEW_CHARACTERS = 6;

  private SigningSecret() {}

  /** A new secret: 48 random bytes in base64, which is 64 characters. */
  public static String generate() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The minimum length of a secret for the algorithm, in bytes: the length of its hash (RFC 7518,
   * section 3.2).
   *
   * @throws IllegalArgumentException for anything but {@code HS256}, {@code HS384} and {@code
   *     HS512}
   */
  public static int minimumBytes(String algorithm) {
    return switch (algorithm) {
      case "HS256" -> 32;
      case "HS384" -> 48;
      case "HS512" -> 64;
      default -> throw new IllegalArgumentException("no such algorithm: " + algorithm);
    };
  }

  /**
   * Why a pasted secret is refused, in a phrase that does not quote it.
   *
   * @param minimumBytes usually {@link #minimumBytes}; 1 if the key is a hash of the text
   * @return empty if the secret is accepted
   */
  public static Optional<String> objection(String secret, int minimumBytes) {
    if (secret == null || secret.isEmpty()) {
      return Optional.of("must not be empty");
    }
    if (!secret.strip().equals(secret) || !isPlainText(secret)) {
      return Optional.of("must not begin or end with white space or contain control characters");
    }
    if (secret.getBytes(StandardCharsets.UTF_8).length < minimumBytes) {
      return Optional.of("must have at least " + minimumBytes + " bytes");
    }
    if (KnownSecrets.contains(secret)) {
      return Optional.of("is publicly known; generate one instead");
    }
    return isRepetitive(secret)
        ? Optional.of("is too repetitive to be random; generate one instead")
        : Optional.empty();
  }

  private static boolean isPlainText(String secret) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(secret)
        && secret.chars().noneMatch(Character::isISOControl);
  }

  /** Whether a person typed it in a pattern. A random text passes, even of digits only. */
  private static boolean isRepetitive(String text) {
    return hasFewCharacters(text) || repeatsUnit(text) || isRuns(text);
  }

  private static boolean hasFewCharacters(String text) {
    return text.chars().distinct().count() < Math.min(FEW_CHARACTERS, (text.length() + 1) / 2);
  }

  /** Whether one unit makes up the text at least twice, as in {@code secretsecret}. */
  private static boolean repeatsUnit(String text) {
    for (int unit = 1; unit <= text.length() / 2; unit++) {
      if (text.regionMatches(unit, text, 0, text.length() - unit)) {
        return true;
      }
    }
    return false;
  }

  /** Whether two thirds of the characters are followed by themselves, as in {@code aaabbb}. */
  private static boolean isRuns(String text) {
    int steps = 0;
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == text.charAt(i - 1)) {
        steps++;
      }
    }
    return text.length() > 2 && steps * 3 >= (text.length() - 1) * 2;
  }
}

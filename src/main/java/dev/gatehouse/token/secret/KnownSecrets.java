package dev.gatehouse.token.secret;

import dev.gatehouse.secret.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Secrets that are publicly known: those of wallarm/jwt-secrets (MIT), which collects secrets found
 * in public code and documentation.
 *
 * <p>The resource holds the first {@value #WIDTH} bytes of each one's SHA-256, sorted, without
 * separators: half a megabyte instead of a list of passwords, with one chance in ten million that
 * another secret matches by mistake.
 */
final class KnownSecrets {

  private static final int WIDTH = 5;
  private static final byte[] FINGERPRINTS = load();

  private KnownSecrets() {}

  static boolean contains(String secret) {
    byte[] wanted =
        Arrays.copyOf(Fingerprint.sha256(secret.getBytes(StandardCharsets.UTF_8)), WIDTH);
    int low = 0;
    int high = FINGERPRINTS.length / WIDTH - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, wanted);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  private static int compare(int row, byte[] wanted) {
    int from = row * WIDTH;
    return Arrays.compareUnsigned(FINGERPRINTS, from, from + WIDTH, wanted, 0, WIDTH);
  }

  private static byte[] load() {
    try (InputStream in = KnownSecrets.class.getResourceAsStream("known-secrets.bin")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the fingerprints of known secrets", e);
    }
  }
}

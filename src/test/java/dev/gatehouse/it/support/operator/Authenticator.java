package dev.gatehouse.it.support.operator;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, given its secret as it is shown to be typed in. */
public final class Authenticator {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator();

  private final String secret;

  /** The time step that counts as now: fixed, so that a slow test does not run into the next. */
  private final Instant start = Instant.now();

  public Authenticator(String shown) {
    secret = shown.replace(" ", "");
  }

  public String secret() {
    return secret;
  }

  /** The code of so many steps after the one at which the app was set up. */
  public String code(int steps) {
    try {
      return GENERATOR.generateOneTimePasswordString(
          new SecretKeySpec(decode(), GENERATOR.getAlgorithm()),
          start.plus(GENERATOR.getTimeStep().multipliedBy(steps)));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] decode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (char letter : secret.toCharArray()) {
      buffer = buffer << 5 | BASE32.indexOf(letter);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(buffer >> bits);
      }
    }
    return bytes.toByteArray();
  }
}

package dev.gatehouse.tenant.link;

import dev.gatehouse.secret.Fingerprint;
import java.util.Locale;
import java.util.regex.Pattern;

/** The password of a break-glass: with 100 random bits, and easy to read out on the phone. */
public final class BreakGlassPassword {
  /** Letters and digits that are not taken for one another; 32 of them, five bits each. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final int LENGTH = 20;
  private static final int GROUP = 5;
  private static final Pattern NEXT_GROUP = Pattern.compile("(?<=\\G.{" + GROUP + "})(?=.)");
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}]+");

  private BreakGlassPassword() {}

  /** Another one each time. */
  public static String random() {
    byte[] random = Fingerprint.randomBytes(LENGTH);
    StringBuilder letters = new StringBuilder();
    for (byte bits : random) {
      letters.append(LETTERS.charAt(bits & (LETTERS.length() - 1)));
    }
    return grouped(letters.toString());
  }

  /** As it was made, whatever capitals, spaces and hyphens somebody typed who only heard it. */
  public static String typed(String text) {
    return grouped(BETWEEN.matcher(text).replaceAll("").toLowerCase(Locale.ROOT));
  }

  private static String grouped(String letters) {
    return NEXT_GROUP.matcher(letters).replaceAll("-");
  }
}

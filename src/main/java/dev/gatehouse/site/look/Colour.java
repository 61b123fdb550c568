package dev.gatehouse.site.look;

import java.util.Collection;
import java.util.HexFormat;

/** A colour in sRGB, and the contrast between two colours. */
record Colour(int red, int green, int blue) {
  static final Colour BLACK = new Colour(0, 0, 0);
  static final Colour WHITE = new Colour(255, 255, 255);
  private static final int STEPS = 256;

  /** Reads {@code #rrggbb}. */
  static Colour of(String hex) {
    int all = HexFormat.fromHexDigits(hex, 1, 7);
    return new Colour(all >> 16, all >> 8 & 0xff, all & 0xff);
  }

  String hex() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }

  /** WCAG 2.2, "contrast ratio": from 1 to 21. */
  double contrast(Colour other) {
    double here = luminance();
    double there = other.luminance();
    return (Math.max(here, there) + 0.05) / (Math.min(here, there) + 0.05);
  }

  /** WCAG 2.2, "relative luminance". */
  double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /**
   * This colour, or the nearest colour between it and another that has enough contrast to every
   * background.
   *
   * @param end a colour with enough contrast to all of them
   */
  Colour standingOut(Collection<Colour> backgrounds, double contrast, Colour end) {
    for (int step = 0; step < STEPS; step++) {
      Colour mixed = mixed(end, step / (double) STEPS);
      if (backgrounds.stream().allMatch(behind -> mixed.contrast(behind) >= contrast)) {
        return mixed;
      }
    }
    return end;
  }

  private Colour mixed(Colour other, double share) {
    return new Colour(
        mixed(red, other.red, share),
        mixed(green, other.green, share),
        mixed(blue, other.blue, share));
  }

  private static int mixed(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}

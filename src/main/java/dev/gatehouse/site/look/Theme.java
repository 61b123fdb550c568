package dev.gatehouse.site.look;

import java.util.List;
import java.util.stream.Stream;

/**
 * The colours that an accent colour gives readers' pages, as a style sheet that follows {@code
 * site.css}. For every accent colour they have enough contrast to the pages' backgrounds (WCAG 2.2
 * AA): text and links 4.5 to 1, buttons and frames 3 to 1.
 */
record Theme(Colour accent, Colour onAccent, Colour link) {
  static final double TEXT = 4.5;
  static final double SHAPES = 3;

  /** The light backgrounds of text in {@code site.css}: page, cards, code, marks. */
  static final List<Colour> LIGHT = colours("#fbfbf9", "#ffffff", "#f0f2f0", "#fff3c4");

  /** The dark backgrounds. */
  static final List<Colour> DARK = colours("#141817", "#1b211f", "#222a28", "#574a14");

  private static final List<Colour> INKS = List.of(Colour.WHITE, Colour.BLACK);

  static Theme of(Colour chosen, List<Colour> backgrounds, Colour end) {
    Colour accent = chosen.standingOut(backgrounds, SHAPES, end);
    Colour ink =
        accent.contrast(INKS.get(0)) >= accent.contrast(INKS.get(1)) ? INKS.get(0) : INKS.get(1);
    return new Theme(accent, ink, chosen.standingOut(backgrounds, TEXT, end));
  }

  /** The style sheet for a colour such as {@code #1f5e52}. */
  static String css(String accentColor) {
    Colour chosen = Colour.of(accentColor);
    return ":root {"
        + of(chosen, LIGHT, Colour.BLACK).properties()
        + "}\n@media screen and (prefers-color-scheme: dark) {\n  :root {"
        + of(chosen, DARK, Colour.WHITE).properties()
        + "}\n}\n";
  }

  private String properties() {
    return " --accent: %s; --on-accent: %s; --link: %s; "
        .formatted(accent.hex(), onAccent.hex(), link.hex());
  }

  private static List<Colour> colours(String... hex) {
    return Stream.of(hex).map(Colour::of).toList();
  }
}

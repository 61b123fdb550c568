package dev.gatehouse.site.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThemeTest {
  /** The whole RGB cube in steps, its edges included, and some colours between. */
  private static Stream<Colour> colours() {
    List<Colour> all = new ArrayList<>();
    for (int red = 0; red <= 255; red += 17) {
      for (int green = 0; green <= 255; green += 17) {
        for (int blue = 0; blue <= 255; blue += 17) {
          all.add(new Colour(red, green, blue));
        }
      }
    }
    new Random(4)
        .ints(1000, 0, 0x1000000)
        .mapToObj("#%06x"::formatted)
        .map(Colour::of)
        .forEach(all::add);
    return all.stream();
  }

  @Test
  void everyColourCanBeReadInTheLightAndInTheDark() {
    colours()
        .forEach(
            chosen -> {
              assertReadable(Theme.of(chosen, Theme.LIGHT, Colour.BLACK), Theme.LIGHT, chosen);
              assertReadable(Theme.of(chosen, Theme.DARK, Colour.WHITE), Theme.DARK, chosen);
            });
  }

  private static void assertReadable(Theme theme, List<Colour> backgrounds, Colour chosen) {
    assertThat(theme.onAccent().contrast(theme.accent()))
        .as("text on %s", chosen)
        .isGreaterThanOrEqualTo(4.5);
    for (Colour background : backgrounds) {
      assertThat(theme.link().contrast(background))
          .as("link of %s on %s", chosen, background)
          .isGreaterThanOrEqualTo(4.5);
      assertThat(theme.accent().contrast(background))
          .as("accent %s on %s", chosen, background)
          .isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void colourThatCanBeReadStaysAsItIs() {
    assertThat(Theme.css("#17594c")).contains("--accent: #17594c; --on-accent: #ffffff;");
    assertThat(Theme.of(Colour.of("#86d3bf"), Theme.DARK, Colour.WHITE))
        .isEqualTo(new Theme(Colour.of("#86d3bf"), Colour.BLACK, Colour.of("#86d3bf")));
  }

  @Test
  void contrastIsThatOfTheRecommendation() {
    assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21);
    assertThat(Colour.of("#777777").contrast(Colour.WHITE)).isBetween(4.47, 4.48);
    assertThat(Colour.of("#0000ff").contrast(Colour.of("#ff0000"))).isBetween(2.14, 2.15);
  }

  @Test
  void backgroundsAreThoseOfTheStyleSheet() throws IOException {
    String css = Files.readString(Path.of("src/main/webapp/assets/site.css"));
    for (String name : List.of("page", "raised", "code", "mark")) {
      Matcher matcher = Pattern.compile("--" + name + ": (#[0-9a-f]{6});").matcher(css);
      assertThat(matcher.find()).isTrue();
      assertThat(Theme.LIGHT).as(name).contains(Colour.of(matcher.group(1)));
      assertThat(matcher.find()).isTrue();
      assertThat(Theme.DARK).as(name).contains(Colour.of(matcher.group(1)));
    }
  }
}

package dev.gatehouse.administration.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.gatehouse.administration.content.TextDifference.Kind;
import dev.gatehouse.administration.content.TextDifference.Line;
import dev.gatehouse.administration.content.TextDifference.Piece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What differs between two texts. */
class TextDifferenceTest {
  private static final String TWENTY =
      IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

  private static List<String> shown(TextDifference difference) {
    return difference.lines().stream().map(TextDifferenceTest::shown).toList();
  }

  private static String shown(Line line) {
    String text = line.pieces().stream().map(Piece::text).collect(Collectors.joining());
    return switch (line.kind()) {
      case SAME -> " " + text;
      case REMOVED -> "-" + text;
      case ADDED -> "+" + text;
      case LEFT_OUT -> "…" + line.leftOut();
    };
  }

  private static List<String> marked(TextDifference difference, Kind kind) {
    return difference.lines().stream()
        .filter(line -> line.kind() == kind)
        .flatMap(line -> line.pieces().stream())
        .filter(Piece::differs)
        .map(Piece::text)
        .toList();
  }

  @Test
  void equalTextsHaveNone() {
    assertThat(TextDifference.of(TWENTY, TWENTY).lines()).isEmpty();
    assertThat(TextDifference.of(TWENTY, TWENTY).unified("a", "b")).isEmpty();
    assertThat(TextDifference.of("", "").lines()).isEmpty();
  }

  @Test
  void showsThreeLinesAroundChange() {
    TextDifference difference =
        TextDifference.of(TWENTY, TWENTY.replace("line 10\n", "line ten\nand more\n"));

    assertThat(shown(difference))
        .containsExactly(
            "…6",
            " line 7",
            " line 8",
            " line 9",
            "-line 10",
            "+line ten",
            "+and more",
            " line 11",
            " line 12",
            " line 13",
            "…7");
  }

  @Test
  void showsLineRatherThanThatOneIsLeftOut() {
    assertThat(shown(TextDifference.of("1\n2\n3\n4\n5", "1\n2\n3\n4\nfive")))
        .containsExactly(" 1", " 2", " 3", " 4", "-5", "+five");
  }

  @Test
  void marksWordsThatDifferWithinLine() {
    TextDifference difference =
        TextDifference.of(
            "Press the red button twice.\n再起動してください", "Press the green button twice.\n停止してください");

    assertThat(marked(difference, Kind.REMOVED)).containsExactly("red", "再起動");
    assertThat(marked(difference, Kind.ADDED)).containsExactly("green", "停止");
  }

  @Test
  void marksNoWordsInLineThatIsAnother() {
    TextDifference difference = TextDifference.of("All of this", "Nothing remains here today");

    assertThat(marked(difference, Kind.REMOVED)).isEmpty();
    assertThat(shown(difference)).containsExactly("-All of this", "+Nothing remains here today");
  }

  @Test
  void textThatWasOrBecomesEmptyIsAddedOrRemovedWhole() {
    assertThat(shown(TextDifference.of("", "a\nb"))).containsExactly("+a", "+b");
    assertThat(shown(TextDifference.of("a\nb", ""))).containsExactly("-a", "-b");
  }

  @Test
  void patchTurnsOneTextIntoTheOther() throws Exception {
    Random random = new Random(17);
    for (int i = 0; i < 200; i++) {
      List<String> before = lines(random, 40);
      List<String> after = new ArrayList<>(before);
      for (int j = random.nextInt(10); j > 0 && !after.isEmpty(); j--) {
        after.set(random.nextInt(after.size()), "changed " + random.nextInt(5));
        after.remove(random.nextInt(after.size()));
      }
      String unified =
          TextDifference.of(String.join("\n", before), String.join("\n", after))
              .unified("one", "other");
      assertThat(
              DiffUtils.patch(before, UnifiedDiffUtils.parseUnifiedDiff(unified.lines().toList())))
          .isEqualTo(after);
    }
  }

  private static List<String> lines(Random random, int most) {
    return IntStream.range(0, 1 + random.nextInt(most))
        .mapToObj(n -> "word " + random.nextInt(7))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  void hugeTextsThatShareNothingAreToldAsOneBlock() {
    String before = String.join("\n", Collections.nCopies(200_000, "a"));
    String after = String.join("\n", Collections.nCopies(200_000, "b"));

    TextDifference difference = TextDifference.of("same\n" + before, "same\n" + after);

    assertThat(difference.lines()).hasSize(400_001);
    assertThat(difference.lines().get(0).kind()).isEqualTo(Kind.SAME);
  }

  @Test
  void lineWithVeryManyWordsIsComparedAsOne() {
    String words = "word ".repeat(100_000);

    assertThat(marked(TextDifference.of(words + "a", words + "b"), Kind.ADDED)).isEmpty();
  }

  @Test
  void longTextsWithoutEqualLinesAreToldAsOneBlock() {
    String before = numbered("before", 3_000);
    String after = numbered("after", 3_000);

    assertThat(TextDifference.of(before, after).unified("a", "b").lines())
        .filteredOn(line -> line.startsWith("@@"))
        .containsExactly("@@ -1,3000 +1,3000 @@");
  }

  @Test
  void wordsAreMarkedUntilThatWouldTakeTooLong() {
    String before = (" word".repeat(400) + "\n").repeat(40);
    TextDifference difference = TextDifference.of(before, before.replace("word\n", "end\n"));

    assertThat(difference.lines()).hasSize(80);
    assertThat(marked(difference, Kind.ADDED).size()).isBetween(1, 39);
    assertThat(marked(difference, Kind.REMOVED)).hasSameSizeAs(marked(difference, Kind.ADDED));
  }

  private static String numbered(String name, int lines) {
    return IntStream.range(0, lines)
        .mapToObj(i -> name + " " + i + "\n")
        .collect(Collectors.joining());
  }
}

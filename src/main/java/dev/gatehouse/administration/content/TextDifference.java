package dev.gatehouse.administration.content;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeleteDelta;
import com.github.difflib.patch.InsertDelta;
import com.github.difflib.patch.Patch;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** In which lines two texts differ, and in which words of these lines. */
public final class TextDifference {
  /** How many equal lines are shown around those that differ. */
  private static final int AROUND = 3;

  /** The comparison takes time by the square of it; more lines are told as one block. */
  private static final int MOST_LINES = 10_000;

  private static final int MOST_WORDS = 1_000;

  /** How many lines or words may be compared: what would take seconds is told less exactly. */
  private static final long MOST_STEPS = 20_000_000;

  /** What splitting two lines into words costs beside that. */
  private static final int STEPS_OF_LINE = 5_000;

  private final List<String> before;
  private final Patch<String> patch;
  private final List<Line> lines = new ArrayList<>();
  private long stepsOfWords;

  /** What became of a line. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED,
    /** Stands for equal lines that are not shown. */
    LEFT_OUT
  }

  /** A part of a line. */
  public record Piece(String text, boolean differs) {}

  /**
   * A line as it is shown.
   *
   * @param leftOut how many lines it stands for, if it stands for any
   */
  public record Line(Kind kind, List<Piece> pieces, int leftOut) {
    private static Line of(Kind kind, String text) {
      return new Line(kind, List.of(new Piece(text, false)), 0);
    }
  }

  private TextDifference(List<String> before, List<String> after) {
    this.before = before;
    this.patch = patch(before, after);
    show();
  }

  public static TextDifference of(String before, String after) {
    return new TextDifference(before.lines().toList(), after.lines().toList());
  }

  private static Patch<String> patch(List<String> before, List<String> after) {
    int start = 0;
    int shorter = Math.min(before.size(), after.size());
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    long inside = before.size() + after.size() - 2L * (start + end);
    if (inside <= MOST_LINES && inside * lonely(before, after) <= MOST_STEPS) {
      return compared(before, after);
    }
    Patch<String> block = new Patch<>();
    block.addDelta(
        delta(
            new Chunk<>(start, before.subList(start, before.size() - end)),
            new Chunk<>(start, after.subList(start, after.size() - end))));
    return block;
  }

  /** How many lines have no equal one in the other text: at least so many differ. */
  private static long lonely(List<String> before, List<String> after) {
    Set<String> one = new HashSet<>(before);
    Set<String> other = new HashSet<>(after);
    return before.stream().filter(line -> !other.contains(line)).count()
        + after.stream().filter(line -> !one.contains(line)).count();
  }

  /** What the library tells as a removal beside an addition becomes one change. */
  private static Patch<String> compared(List<String> before, List<String> after) {
    Patch<String> merged = new Patch<>();
    Chunk<String> removed = null;
    Chunk<String> added = null;
    for (AbstractDelta<String> next :
        DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas()) {
      Chunk<String> source = next.getSource();
      Chunk<String> target = next.getTarget();
      if (removed != null
          && end(removed) == source.getPosition()
          && end(added) == target.getPosition()) {
        removed =
            new Chunk<>(removed.getPosition(), before.subList(removed.getPosition(), end(source)));
        added = new Chunk<>(added.getPosition(), after.subList(added.getPosition(), end(target)));
      } else {
        if (removed != null) {
          merged.addDelta(delta(removed, added));
        }
        removed = source;
        added = target;
      }
    }
    if (removed != null) {
      merged.addDelta(delta(removed, added));
    }
    return merged;
  }

  private static int end(Chunk<String> chunk) {
    return chunk.getPosition() + chunk.size();
  }

  private static AbstractDelta<String> delta(Chunk<String> removed, Chunk<String> added) {
    if (removed.size() == 0) {
      return new InsertDelta<>(removed, added);
    }
    return added.size() == 0
        ? new DeleteDelta<>(removed, added)
        : new ChangeDelta<>(removed, added);
  }

  private void show() {
    int shown = 0;
    for (AbstractDelta<String> delta : patch.getDeltas()) {
      same(shown, delta.getSource().getPosition(), shown > 0, true);
      change(delta.getSource().getLines(), delta.getTarget().getLines());
      shown = delta.getSource().getPosition() + delta.getSource().size();
    }
    if (!lines.isEmpty()) {
      same(shown, before.size(), true, false);
    }
  }

  /** Equal lines, without those that are far from what differs. */
  private void same(int from, int to, boolean behindChange, boolean beforeChange) {
    int first = behindChange ? Math.min(to, from + AROUND) : from;
    int last = beforeChange ? Math.max(first, to - AROUND) : to;
    boolean worthIt = last - first > 1;
    before
        .subList(from, worthIt ? first : last)
        .forEach(text -> lines.add(Line.of(Kind.SAME, text)));
    if (worthIt) {
      lines.add(new Line(Kind.LEFT_OUT, List.of(), last - first));
    }
    before.subList(last, to).forEach(text -> lines.add(Line.of(Kind.SAME, text)));
  }

  private void change(List<String> removed, List<String> added) {
    int pairs = Math.min(removed.size(), added.size());
    List<Line> more = new ArrayList<>();
    for (int i = 0; i < removed.size(); i++) {
      if (i < pairs) {
        Patch<String> words = words(removed.get(i), added.get(i));
        lines.add(new Line(Kind.REMOVED, pieces(removed.get(i), words, true), 0));
        more.add(new Line(Kind.ADDED, pieces(added.get(i), words, false), 0));
      } else {
        lines.add(Line.of(Kind.REMOVED, removed.get(i)));
      }
    }
    lines.addAll(more);
    added.subList(pairs, added.size()).forEach(text -> lines.add(Line.of(Kind.ADDED, text)));
  }

  /** What differs between two lines; nothing if that would be most of them, or take too long. */
  private Patch<String> words(String removed, String added) {
    stepsOfWords += STEPS_OF_LINE;
    if (stepsOfWords > MOST_STEPS) {
      return new Patch<>();
    }
    List<String> one = split(removed);
    List<String> other = split(added);
    if (one.size() > MOST_WORDS || other.size() > MOST_WORDS) {
      return new Patch<>();
    }
    long both = one.size() + other.size();
    stepsOfWords += both * both;
    Patch<String> words = compared(one, other);
    int differing =
        words.getDeltas().stream().mapToInt(d -> d.getSource().size() + d.getTarget().size()).sum();
    return differing * 2 > one.size() + other.size() ? new Patch<>() : words;
  }

  private static List<String> split(String line) {
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    words.setText(line);
    List<String> split = new ArrayList<>();
    for (int from = words.first(), to = words.next();
        to != BreakIterator.DONE;
        from = to, to = words.next()) {
      split.add(line.substring(from, to));
    }
    return split;
  }

  private static List<Piece> pieces(String line, Patch<String> words, boolean removed) {
    List<String> all = words.getDeltas().isEmpty() ? List.of(line) : split(line);
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : words.getDeltas()) {
      Chunk<String> chunk = removed ? delta.getSource() : delta.getTarget();
      add(pieces, all.subList(at, chunk.getPosition()), false);
      add(pieces, chunk.getLines(), true);
      at = chunk.getPosition() + chunk.size();
    }
    add(pieces, all.subList(at, all.size()), false);
    return pieces;
  }

  private static void add(List<Piece> pieces, List<String> words, boolean differs) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(String.join("", words), differs));
    }
  }

  /** The lines that differ with some around them; empty if none differs. */
  public List<Line> lines() {
    return lines;
  }

  /** The difference in the unified format of {@code diff -u}; empty if no line differs. */
  public String unified(String nameBefore, String nameAfter) {
    return String.join(
        "\n", UnifiedDiffUtils.generateUnifiedDiff(nameBefore, nameAfter, before, patch, AROUND));
  }
}

package dev.gatehouse.library.search;

import dev.gatehouse.library.search.Matches.Match;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of a text that shows best why it was found. */
final class Excerpt {
  private static final int LENGTH = 200;

  /** How far before the first mark a passage may begin, to begin with a sentence or a word. */
  private static final int BEFORE = 60;

  /** How far a cut goes back to the end of a word; what has no spaces is cut between characters. */
  private static final int WORD = 25;

  /** Of a text longer than anybody writes, only so much is looked through for a passage. */
  private static final int LOOKED_THROUGH = 100_000;

  private static final String SENTENCE_ENDS = "\n。！？";
  private static final String CUT = "…";

  private Excerpt() {}

  /** The passage of the text around the words, or else of the description, or the beginning. */
  static List<Fragment> of(String text, String description, SearchQuery sought) {
    Matches marks = Matches.in(head(text, LOOKED_THROUGH), sought);
    if (!marks.spans().isEmpty()) {
      return cut(marks, start(marks.text(), best(marks.spans()).start()));
    }
    boolean described = description != null && !description.isBlank();
    return cut(described ? Matches.in(description, sought) : marks, 0);
  }

  private static String head(String text, int length) {
    return text.substring(0, safe(text, Math.min(length, text.length())));
  }

  /** The mark that begins the stretch with the most of the words. */
  private static Match best(List<Match> spans) {
    Match best = spans.get(0);
    int most = 0;
    for (int i = 0; i < spans.size(); i++) {
      int worth = worth(spans, i);
      if (worth > most) {
        best = spans.get(i);
        most = worth;
      }
    }
    return best;
  }

  private static int worth(List<Match> spans, int first) {
    int end = spans.get(first).start() + LENGTH - BEFORE;
    Set<QueryWord> words = new HashSet<>();
    int worth = 0;
    for (int i = first; i < spans.size() && spans.get(i).end() <= end; i++) {
      worth += words.add(spans.get(i).word()) ? 100 : 1;
    }
    return worth;
  }

  /** Where to begin so that the mark comes soon: with its sentence, or else with a word. */
  private static int start(String text, int mark) {
    int earliest = Math.max(0, mark - BEFORE);
    int word = earliest == 0 ? 0 : mark;
    for (int i = mark; i > earliest; i--) {
      if (endsSentence(text, i)) {
        return i;
      }
      if (text.charAt(i - 1) == ' ') {
        word = i;
      }
    }
    return earliest == 0 ? 0 : word;
  }

  private static boolean endsSentence(String text, int at) {
    char before = text.charAt(at - 1);
    return SENTENCE_ENDS.indexOf(before) >= 0
        || before == ' ' && at > 1 && ".!?".indexOf(text.charAt(at - 2)) >= 0;
  }

  private static List<Fragment> cut(Matches marks, int from) {
    String text = marks.text();
    int to = end(text, from);
    List<Fragment> pieces = new ArrayList<>();
    if (from > 0) {
      pieces.add(new Fragment(CUT, false));
    }
    pieces.addAll(marks.pieces(from, to));
    if (to < text.length()) {
      pieces.add(new Fragment(CUT, false));
    }
    return pieces;
  }

  private static int end(String text, int from) {
    if (text.length() - from <= LENGTH) {
      return text.length();
    }
    int furthest = from + LENGTH;
    for (int i = furthest; i > furthest - WORD; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return safe(text, furthest);
  }

  /** Not in the middle of a character that takes two. */
  private static int safe(String text, int at) {
    return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}

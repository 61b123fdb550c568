package dev.gatehouse.library.search;

import dev.gatehouse.library.search.Matches.Match;
import dev.gatehouse.library.search.SearchResults.Fragment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of a text that best shows why it matches. */
final class Excerpt {
  private static final int LENGTH = 200;

  /**
   * How far before the first match an excerpt may begin, so that it begins with a sentence or word.
   */
  private static final int BEFORE = 60;

  /**
   * How far a cut moves back to the end of a word; text without spaces is cut between characters.
   */
  private static final int WORD = 25;

  /** Only the beginning of a very long text is searched for an excerpt. */
  private static final int MOST_SEARCHED = 100_000;

  private static final String SENTENCE_ENDS = "\n。！？";
  private static final String CUT = "…";

  private Excerpt() {}

  /** The part of the text around the matches; without any, the description or the beginning. */
  static List<Fragment> of(String text, String description, SearchQuery query) {
    Matches matches = Matches.in(head(text, MOST_SEARCHED), query);
    if (!matches.matches().isEmpty()) {
      return cut(matches, start(matches.text(), best(matches.matches()).start()));
    }
    boolean described = description != null && !description.isBlank();
    return cut(described ? Matches.in(description, query) : matches, 0);
  }

  private static String head(String text, int length) {
    return text.substring(0, safe(text, Math.min(length, text.length())));
  }

  /**
   * The match that begins the part with the most different words. The parts overlap, so each match
   * enters and leaves once: a text may be nothing but matches.
   */
  private static Match best(List<Match> matches) {
    Map<QueryWord, Integer> counts = new HashMap<>();
    Match best = matches.get(0);
    int most = 0;
    int next = 0;
    for (int first = 0; first < matches.size(); first++) {
      int end = matches.get(first).start() + LENGTH - BEFORE;
      while (next < matches.size() && matches.get(next).end() <= end) {
        counts.merge(matches.get(next).word(), 1, Integer::sum);
        next++;
      }
      int worth = 99 * counts.size() + next - first;
      if (worth > most) {
        best = matches.get(first);
        most = worth;
      }
      if (next == first) {
        next++;
      } else {
        counts.computeIfPresent(
            matches.get(first).word(), (word, count) -> count == 1 ? null : count - 1);
      }
    }
    return best;
  }

  /** Where the excerpt begins: with the sentence of the match, or with a word shortly before it. */
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

  private static List<Fragment> cut(Matches matches, int from) {
    String text = matches.text();
    int to = end(text, from);
    List<Fragment> fragments = new ArrayList<>();
    if (from > 0) {
      fragments.add(new Fragment(CUT, false));
    }
    fragments.addAll(matches.fragments(from, to));
    if (to < text.length()) {
      fragments.add(new Fragment(CUT, false));
    }
    return fragments;
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

  /** Not within a surrogate pair. */
  private static int safe(String text, int at) {
    return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}

package dev.gatehouse.library.search;

import dev.gatehouse.library.search.WordAnalyzer.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the words that are sought stand in a text.
 *
 * @param text what was looked through
 * @param spans in the order of the text
 */
record Matches(String text, List<Match> spans) {
  private static final WordAnalyzer WORDS = WordAnalyzer.ofText();

  /** The end of a heading or a cell, which has no full stop to show it. */
  private static final Pattern BARE_END = Pattern.compile("(?<![\\p{Punct}。、！？：…])\n");

  /**
   * A word of the text.
   *
   * @param word which of the words that are sought it is
   */
  record Match(int start, int end, QueryWord word, boolean exact) {}

  /** Looks for the words; what nearly is one of them counts where the word itself is absent. */
  static Matches in(String text, SearchQuery sought) {
    List<Match> spans = new ArrayList<>();
    Set<QueryWord> exact = new HashSet<>();
    for (Token token : WORDS.of(text)) {
      for (QueryWord word : sought.words()) {
        if (word.isExactly(token.term())) {
          spans.add(new Match(token.start(), token.end(), word, true));
          exact.add(word);
        } else if (word.isNearly(token.term())) {
          spans.add(new Match(token.start(), token.end(), word, false));
        }
      }
    }
    spans.removeIf(span -> !span.exact() && exact.contains(span.word()));
    spans.sort(Comparator.comparingInt(Match::start));
    return new Matches(text, spans);
  }

  /** All of the text. */
  List<Fragment> pieces() {
    return pieces(0, text.length());
  }

  /** A part of the text; lines become one. */
  List<Fragment> pieces(int from, int to) {
    List<Fragment> pieces = new ArrayList<>();
    int done = from;
    for (Match span : spans) {
      int start = Math.max(done, span.start());
      if (span.start() >= from && span.end() <= to && span.end() > start) {
        add(pieces, done, start, false);
        add(pieces, start, span.end(), true);
        done = span.end();
      }
    }
    add(pieces, done, to, false);
    return pieces;
  }

  /** Pairs of characters overlap, and are one mark to whoever reads them. */
  private void add(List<Fragment> pieces, int from, int to, boolean marked) {
    if (from == to) {
      return;
    }
    String piece = onOneLine(text.substring(from, to));
    int last = pieces.size() - 1;
    if (last >= 0 && pieces.get(last).marked() == marked) {
      pieces.set(last, new Fragment(pieces.get(last).text() + piece, marked));
    } else {
      pieces.add(new Fragment(piece, marked));
    }
  }

  private static String onOneLine(String part) {
    return BARE_END.matcher(part).replaceAll(" · ").replace('\n', ' ');
  }
}

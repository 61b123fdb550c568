package dev.gatehouse.library.search;

import dev.gatehouse.library.search.Words.Token;
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
record Marks(String text, List<Span> spans) {
  private static final Words WORDS = Words.ofText();

  /** The end of a heading or a cell, which has no full stop to show it. */
  private static final Pattern BARE_END = Pattern.compile("(?<![\\p{Punct}。、！？：…])\n");

  /**
   * A word of the text.
   *
   * @param word which of the words that are sought it is
   */
  record Span(int start, int end, Word word, boolean exact) {}

  /** Looks for the words; what nearly is one of them counts where the word itself is absent. */
  static Marks in(String text, Sought sought) {
    List<Span> spans = new ArrayList<>();
    Set<Word> exact = new HashSet<>();
    for (Token token : WORDS.of(text)) {
      for (Word word : sought.words()) {
        if (word.isExactly(token.term())) {
          spans.add(new Span(token.start(), token.end(), word, true));
          exact.add(word);
        } else if (word.isNearly(token.term())) {
          spans.add(new Span(token.start(), token.end(), word, false));
        }
      }
    }
    spans.removeIf(span -> !span.exact() && exact.contains(span.word()));
    spans.sort(Comparator.comparingInt(Span::start));
    return new Marks(text, spans);
  }

  /** All of the text. */
  List<Piece> pieces() {
    return pieces(0, text.length());
  }

  /** A part of the text; lines become one. */
  List<Piece> pieces(int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    int done = from;
    for (Span span : spans) {
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
  private void add(List<Piece> pieces, int from, int to, boolean marked) {
    if (from == to) {
      return;
    }
    String piece = onOneLine(text.substring(from, to));
    int last = pieces.size() - 1;
    if (last >= 0 && pieces.get(last).marked() == marked) {
      pieces.set(last, new Piece(pieces.get(last).text() + piece, marked));
    } else {
      pieces.add(new Piece(piece, marked));
    }
  }

  private static String onOneLine(String part) {
    return BARE_END.matcher(part).replaceAll(" · ").replace('\n', ' ');
  }
}

package dev.gatehouse.library.search;

import dev.gatehouse.library.search.SearchResults.Fragment;
import dev.gatehouse.library.search.WordAnalyzer.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The matches of a query in a text.
 *
 * @param matches the matches in the order of the text
 */
record Matches(String text, List<Match> matches) {
  private static final WordAnalyzer WORDS = WordAnalyzer.ofText();

  /** The end of a heading or cell that has no final punctuation. */
  private static final Pattern BARE_END = Pattern.compile("(?<![\\p{Punct}。、！？：…])\n");

  /**
   * A word of the text that matches.
   *
   * @param word the word of the query that it matches
   * @param exact whether it matches without a typo
   */
  record Match(int start, int end, QueryWord word, boolean exact) {}

  /** Finds the words of a query. A match with a typo counts only where no exact match exists. */
  static Matches in(String text, SearchQuery query) {
    List<Match> matches = new ArrayList<>();
    Set<QueryWord> exact = new HashSet<>();
    for (Token token : WORDS.of(text)) {
      for (QueryWord word : query.words()) {
        if (word.isExactly(token.term())) {
          matches.add(new Match(token.start(), token.end(), word, true));
          exact.add(word);
        } else if (word.isNearly(token.term())) {
          matches.add(new Match(token.start(), token.end(), word, false));
        }
      }
    }
    matches.removeIf(match -> !match.exact() && exact.contains(match.word()));
    matches.sort(Comparator.comparingInt(Match::start));
    return new Matches(text, matches);
  }

  /** The words of the query that the text has. */
  Set<QueryWord> words() {
    return matches.stream().map(Match::word).collect(Collectors.toSet());
  }

  /** The whole text. */
  List<Fragment> fragments() {
    return fragments(0, text.length());
  }

  /** A part of the text, on one line. */
  List<Fragment> fragments(int from, int to) {
    List<Fragment> fragments = new ArrayList<>();
    int done = from;
    for (Match match : matches) {
      int start = Math.max(done, match.start());
      if (match.start() >= from && match.end() <= to && match.end() > start) {
        add(fragments, done, start, false);
        add(fragments, start, match.end(), true);
        done = match.end();
      }
    }
    add(fragments, done, to, false);
    return fragments;
  }

  /** Overlapping pairs of characters become one marked fragment. */
  private void add(List<Fragment> fragments, int from, int to, boolean marked) {
    if (from == to) {
      return;
    }
    String fragment = onOneLine(text.substring(from, to));
    int last = fragments.size() - 1;
    if (last >= 0 && fragments.get(last).marked() == marked) {
      fragments.set(last, new Fragment(fragments.get(last).text() + fragment, marked));
    } else {
      fragments.add(new Fragment(fragment, marked));
    }
  }

  private static String onOneLine(String part) {
    return BARE_END.matcher(part).replaceAll(" · ").replace('\n', ' ');
  }
}

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

  /** The forms of the word at a place of the text. */
  record Place(List<Token> forms) {
    /** Where the form that is exactly a word ends; -1 if none is. */
    int endOf(QueryWord word) {
      return forms.stream()
          .filter(form -> word.isExactly(form.term()))
          .mapToInt(Token::end)
          .findFirst()
          .orElse(-1);
    }
  }

  /** Finds the words of a query. A match with a typo counts only where no exact match exists. */
  static Matches in(String text, SearchQuery query) {
    List<Match> matches = new ArrayList<>();
    Set<QueryWord> exact = new HashSet<>();
    List<Token> tokens = WORDS.of(text);
    if (!query.phrases().isEmpty()) {
      matches.addAll(phrases(tokens, query.phrases()));
    }
    for (Token token : tokens) {
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

  private static List<Match> phrases(List<Token> tokens, List<QueryPhrase> phrases) {
    List<Place> places = new ArrayList<>();
    for (Token token : tokens) {
      if (!token.again()) {
        places.add(new Place(new ArrayList<>()));
      }
      places.get(places.size() - 1).forms().add(token);
    }
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      for (QueryPhrase phrase : phrases) {
        if (phrase.isAt(i, places)) {
          int last = phrase.words().size() - 1;
          int end = places.get(i + last).endOf(phrase.words().get(last));
          int start = places.get(i).forms().get(0).start();
          matches.add(new Match(start, end, phrase.first(), true));
        }
      }
    }
    return matches;
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

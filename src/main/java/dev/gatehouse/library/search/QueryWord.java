package dev.gatehouse.library.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/** A word of a query, and what matches it. */
final class QueryWord {
  /** More than all other weights together: exact matches come before matches with typos. */
  static final float EXACT = 100;

  private static final float BEGINNING = 0.3f;
  private static final float ONE_TYPO = 0.15f;
  private static final float TWO_TYPOS = 0.08f;

  private static final int LETTERS_FOR_ONE = 4;
  private static final int LETTERS_FOR_TWO = 8;
  private static final int LETTERS_FOR_UMLAUTS = 8;
  private static final int LONGEST = 40;

  private static final Pattern UMLAUT = Pattern.compile("(?<![aeq])([aou])e");

  private final String typed;
  private final String plain;

  /** The word without accents if its ae, oe or ue stand for umlauts. */
  private final Optional<String> umlauts;

  private final boolean beginning;
  private final List<Nearby> nearby;

  /** The words that differ by so many typos: an added, missing or wrong letter. */
  private record Nearby(Automaton words, float weight, CharacterRunAutomaton matcher) {
    /** The words with the same first letter and at most so many typos. */
    static Nearby of(String word, int typos) {
      int first = word.offsetByCodePoints(0, 1);
      LevenshteinAutomata rest = new LevenshteinAutomata(word.substring(first), true);
      Automaton words = rest.toAutomaton(typos, word.substring(0, first));
      float weight = typos == 1 ? ONE_TYPO : TWO_TYPOS;
      return new Nearby(words, weight, new CharacterRunAutomaton(words));
    }
  }

  /**
   * @param typed the word as typed
   * @param plain the word without accents
   * @param beginning whether longer words with this beginning match too
   * @param tolerant whether words with typos match too
   */
  QueryWord(String typed, String plain, boolean beginning, boolean tolerant) {
    this.typed = typed;
    this.plain = plain;
    this.umlauts = umlauts(plain);
    this.beginning = beginning;
    this.nearby = new ArrayList<>();
    int most = tolerant ? toleratedTypos(plain) : 0;
    for (int typos = 1; typos <= most; typos++) {
      nearby.add(Nearby.of(plain, typos));
    }
  }

  /** The word without accents. */
  String plain() {
    return plain;
  }

  /** Shorter words are found as if they had a typing error. */
  private static Optional<String> umlauts(String plain) {
    String without = UMLAUT.matcher(plain).replaceAll("$1");
    return plain.length() < LETTERS_FOR_UMLAUTS || without.equals(plain)
        ? Optional.empty()
        : Optional.of(without);
  }

  /** None in short words or in numbers. */
  private static int toleratedTypos(String word) {
    int letters = word.codePointCount(0, word.length());
    if (letters < LETTERS_FOR_ONE
        || letters > LONGEST
        || !word.codePoints().allMatch(Character::isLetter)) {
      return 0;
    }
    return letters < LETTERS_FOR_TWO ? 1 : 2;
  }

  /** Matches the word in any field. */
  Query query() {
    List<Query> ways = exactWays();
    Query exact = new ConstantScoreQuery(new DisjunctionMaxQuery(exactWays(), 0));
    for (Nearby near : nearby) {
      for (SearchField field : SearchField.values()) {
        Term term = new Term(field.key, plain);
        ways.add(weighed(new AutomatonQuery(term, near.words()), field, near.weight()));
      }
    }
    return new BooleanQuery.Builder()
        .add(new DisjunctionMaxQuery(ways, 0.1f), Occur.MUST)
        .add(new BoostQuery(exact, EXACT), Occur.SHOULD)
        .build();
  }

  private List<Query> exactWays() {
    List<Query> ways = new ArrayList<>();
    for (SearchField field : SearchField.values()) {
      ways.add(weighed(new TermQuery(new Term(field.key, plain)), field, 1));
      if (!typed.equals(plain)) {
        ways.add(weighed(new TermQuery(new Term(field.key, typed)), field, 1.1f));
      }
      umlauts.ifPresent(
          word -> ways.add(weighed(new TermQuery(new Term(field.key, word)), field, 1)));
      if (beginning) {
        ways.add(weighed(new PrefixQuery(new Term(field.key, plain)), field, BEGINNING));
        umlauts.ifPresent(
            word ->
                ways.add(weighed(new PrefixQuery(new Term(field.key, word)), field, BEGINNING)));
      }
    }
    return ways;
  }

  private static Query weighed(Query query, SearchField field, float weight) {
    return new BoostQuery(query, field.weight * weight);
  }

  /** Whether a word of a text matches exactly, or by its beginning. */
  boolean isExactly(String term) {
    return term.equals(plain)
        || term.equals(typed)
        || beginning && term.startsWith(plain)
        || umlauts
            .filter(word -> beginning ? term.startsWith(word) : term.equals(word))
            .isPresent();
  }

  /** Whether a word of a text matches with a typo. */
  boolean isNearly(String term) {
    return nearby.stream().anyMatch(near -> near.matcher().run(term));
  }
}

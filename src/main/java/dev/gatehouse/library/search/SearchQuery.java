package dev.gatehouse.library.search;

import dev.gatehouse.library.search.WordAnalyzer.Token;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;

/**
 * A reader's query: words only, without any syntax. A long text is cut; a text without words
 * matches nothing.
 *
 * @param words the words that an article should have
 * @param stopWords words that only raise the score of an article that has them
 */
record SearchQuery(List<QueryWord> words, List<QueryWord> stopWords) {
  private static final int MOST_WORDS = 20;

  /** Words after these tolerate no typos: so many words already identify an article. */
  private static final int MOST_TOLERANT = 8;

  private static final float STOP_WORD = 0.001f;
  private static final WordAnalyzer QUERY = WordAnalyzer.ofQuery();
  private static final List<CharArraySet> STOP_WORDS =
      List.of(
          EnglishAnalyzer.getDefaultStopSet(),
          GermanAnalyzer.getDefaultStopSet(),
          SpanishAnalyzer.getDefaultStopSet(),
          FrenchAnalyzer.getDefaultStopSet());

  /** English question words that Lucene's list lacks. */
  private static final Set<String> QUESTIONS =
      Set.of(
          "how", "what", "where", "when", "why", "which", "who", "can", "could", "do", "does",
          "did", "should", "would", "i", "my", "me", "we", "our", "you", "your", "have", "has");

  static SearchQuery of(String text) {
    String read = Normalizer.normalize(cut(text), Normalizer.Form.NFC);
    List<List<Token>> typed = typed(read);
    boolean onlyHiragana = typed.stream().allMatch(forms -> isHiragana(read, forms.get(0)));
    List<QueryWord> words = new ArrayList<>();
    List<QueryWord> stopWords = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      // The last form is the one that was typed. The last word of the query may be incomplete.
      List<Token> forms = typed.get(i);
      String term = forms.get(forms.size() - 1).term();
      boolean last = i == typed.size() - 1;
      QueryWord word = new QueryWord(term, forms.get(0).term(), last, i < MOST_TOLERANT);
      boolean particle = !onlyHiragana && isHiragana(read, forms.get(0));
      ((particle || isStopWord(term)) && !last ? stopWords : words).add(word);
    }
    return new SearchQuery(words, stopWords);
  }

  private static List<List<Token>> typed(String text) {
    List<List<Token>> typed = new ArrayList<>();
    for (Token token : QUERY.of(text)) {
      if (!token.again()) {
        typed.add(new ArrayList<>());
      }
      typed.get(typed.size() - 1).add(token);
    }
    return typed.subList(0, Math.min(MOST_WORDS, typed.size()));
  }

  private static String cut(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= ArticleSearch.LONGEST_QUERY
        ? text
        : text.substring(0, text.offsetByCodePoints(0, ArticleSearch.LONGEST_QUERY));
  }

  /** Whether questions have the word and answers rarely: "how do I", "mein", "qu'est-ce". */
  private static boolean isStopWord(String word) {
    return QUESTIONS.contains(word) || STOP_WORDS.stream().anyMatch(words -> words.contains(word));
  }

  /**
   * Whether a word is typed in the script of particles and endings, such as "から". The subject of a
   * Japanese text is rarely written in it, unless nothing else is typed.
   */
  private static boolean isHiragana(String text, Token token) {
    return text.substring(token.start(), token.end())
        .codePoints()
        .anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HIRAGANA);
  }

  boolean isNothing() {
    return words.isEmpty();
  }

  /** Matches articles with every word. */
  Query every() {
    return matching(words.size());
  }

  /** Matches articles with at least half of the words. */
  Query most() {
    return matching((words.size() + 1) / 2);
  }

  private Query matching(int least) {
    BooleanQuery.Builder any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
    words.forEach(word -> any.add(word.query(), Occur.SHOULD));
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
    stopWords.forEach(word -> all.add(new BoostQuery(word.query(), STOP_WORD), Occur.SHOULD));
    return all.build();
  }
}

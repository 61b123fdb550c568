package dev.gatehouse.library.search;

import dev.gatehouse.library.search.WordAnalyzer.Token;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
 * A reader's query: words, and phrases in quotation marks; no other syntax. A long text is cut; a
 * text without words matches nothing.
 *
 * @param words the words that an article should have
 * @param stopWords words that only raise the score of an article that has them
 * @param phrases what an article must have
 */
record SearchQuery(List<QueryWord> words, List<QueryWord> stopWords, List<QueryPhrase> phrases) {
  private static final int MOST_WORDS = 20;

  /** Words after these tolerate no typos: so many words already identify an article. */
  private static final int MOST_TOLERANT = 8;

  /** The quotation marks of keyboards and of typography, as they come with copied text. */
  private static final String MARK = "[\"\uff02“”„‟«»]";

  private static final Pattern QUOTED = Pattern.compile(MARK + "([^\"\uff02“”„‟«»]+)" + MARK);

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
    Matcher quoted = QUOTED.matcher(read);
    List<QueryPhrase> phrases =
        quoted.results().map(phrase -> phrase(phrase.group(1))).flatMap(Optional::stream).toList();
    return of(quoted.replaceAll(" "), phrases);
  }

  /** None if there is no word between the quotation marks. */
  private static Optional<QueryPhrase> phrase(String text) {
    List<QueryWord> words =
        typed(text).stream()
            .map(forms -> new QueryWord(typed(forms), forms.get(0).term(), false, false))
            .toList();
    return words.isEmpty() ? Optional.empty() : Optional.of(new QueryPhrase(words));
  }

  private static SearchQuery of(String read, List<QueryPhrase> phrases) {
    List<List<Token>> typed = typed(read);
    boolean onlyHiragana = typed.stream().allMatch(forms -> isHiragana(read, forms.get(0)));
    List<QueryWord> words = new ArrayList<>();
    List<QueryWord> stopWords = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      // The last word of the query may be incomplete.
      List<Token> forms = typed.get(i);
      String term = typed(forms);
      boolean last = i == typed.size() - 1;
      QueryWord word = new QueryWord(term, forms.get(0).term(), last, i < MOST_TOLERANT);
      boolean particle = !onlyHiragana && isHiragana(read, forms.get(0));
      ((particle || isStopWord(term)) && !last ? stopWords : words).add(word);
    }
    return new SearchQuery(words, stopWords, phrases);
  }

  /** The last form of a word is the one that was typed. */
  private static String typed(List<Token> forms) {
    return forms.get(forms.size() - 1).term();
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
    return words.isEmpty() && phrases.isEmpty();
  }

  /** What an excerpt should show: each word, and one for each phrase. */
  List<QueryWord> counted() {
    return Stream.concat(words.stream(), phrases.stream().map(QueryPhrase::first)).toList();
  }

  /** Matches articles with every phrase and every word. */
  Query every() {
    return matching(words.size());
  }

  /** Matches articles with every phrase and at least half of the words. */
  Query most() {
    return matching((words.size() + 1) / 2);
  }

  private Query matching(int least) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (!words.isEmpty()) {
      BooleanQuery.Builder any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
      words.forEach(word -> any.add(word.query(), Occur.SHOULD));
      all.add(any.build(), Occur.MUST);
    }
    phrases.forEach(phrase -> all.add(phrase.query(), Occur.MUST));
    stopWords.forEach(word -> all.add(new BoostQuery(word.query(), STOP_WORD), Occur.SHOULD));
    return all.build();
  }
}

package dev.gatehouse.library.search;

import dev.gatehouse.library.search.WordAnalyzer.Token;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;

/**
 * What a reader seeks: words and nothing else, whatever was typed. What is too long is cut, and
 * what holds no word seeks nothing.
 *
 * @param words what an article should hold
 * @param fillers what it need not hold, though it is the better for it
 */
record SearchQuery(List<QueryWord> words, List<QueryWord> fillers) {
  private static final int MOST_WORDS = 20;

  /** In the words behind these no slip is forgiven: so many already tell what is meant. */
  private static final int MOST_FORGIVING = 8;

  private static final float FILLER = 0.001f;
  private static final WordAnalyzer QUERY = WordAnalyzer.ofQuery();

  static SearchQuery of(String text) {
    List<List<Token>> typed = typed(text);
    List<QueryWord> words = new ArrayList<>();
    List<QueryWord> fillers = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      // Its last form is the one that was typed. The last word may be one that is not yet finished.
      List<Token> forms = typed.get(i);
      String term = forms.get(forms.size() - 1).term();
      boolean last = i == typed.size() - 1;
      QueryWord word = new QueryWord(term, forms.get(0).term(), last, i < MOST_FORGIVING);
      (StopWords.contain(term) && !last ? fillers : words).add(word);
    }
    return new SearchQuery(words, fillers);
  }

  private static List<List<Token>> typed(String text) {
    List<List<Token>> typed = new ArrayList<>();
    for (Token token : QUERY.of(Normalizer.normalize(cut(text), Normalizer.Form.NFC))) {
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

  boolean isNothing() {
    return words.isEmpty();
  }

  /** Finds what holds every word. */
  Query every() {
    return holding(words.size());
  }

  /** Finds what holds most of the words. */
  Query most() {
    return holding((words.size() + 1) / 2);
  }

  private Query holding(int least) {
    BooleanQuery.Builder any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
    words.forEach(word -> any.add(word.query(), Occur.SHOULD));
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
    fillers.forEach(word -> all.add(new BoostQuery(word.query(), FILLER), Occur.SHOULD));
    return all.build();
  }
}

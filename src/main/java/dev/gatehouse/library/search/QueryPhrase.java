package dev.gatehouse.library.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/**
 * Words of a query in quotation marks: they match one after the other and without typos, in upper
 * or lower case, with or without accents.
 */
record QueryPhrase(List<QueryWord> words) {

  /** Stands for the phrase where the words of a query are counted. */
  QueryWord first() {
    return words.get(0);
  }

  /** Matches the phrase in any field, and scores as much as exact matches of all its words. */
  Query query() {
    List<Query> ways = new ArrayList<>();
    for (SearchField field : SearchField.values()) {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      words.forEach(word -> phrase.add(new Term(field.key, word.plain())));
      ways.add(new BoostQuery(phrase.build(), field.weight));
    }
    Query any = new DisjunctionMaxQuery(ways, 0.1f);
    float exact = QueryWord.EXACT * words.size();
    return new BooleanQuery.Builder()
        .add(any, Occur.MUST)
        .add(new BoostQuery(new ConstantScoreQuery(any), exact), Occur.SHOULD)
        .build();
  }

  /** Whether the words of a text have the phrase from a place on. */
  boolean isAt(int place, List<Matches.Place> text) {
    if (place + words.size() > text.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (text.get(place + i).endOf(words.get(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}

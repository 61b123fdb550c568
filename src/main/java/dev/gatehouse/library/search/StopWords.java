package dev.gatehouse.library.search;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;

/** Words of a question that its answer rarely has: "how do I", "mein", "qu'est-ce que", "から". */
final class StopWords {
  private static final List<CharArraySet> COMMON =
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

  private StopWords() {}

  static boolean contain(String word) {
    return QUESTIONS.contains(word)
        || COMMON.stream().anyMatch(words -> words.contains(word))
        || word.codePoints().anyMatch(StopWords::isHiragana);
  }

  /**
   * The script of particles and endings; the subject of a Japanese text is rarely written in it.
   */
  private static boolean isHiragana(int character) {
    return UnicodeScript.of(character) == UnicodeScript.HIRAGANA;
  }
}

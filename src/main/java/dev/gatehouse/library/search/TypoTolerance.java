package dev.gatehouse.library.search;

import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/** The words that differ from one by slips of the fingers: a letter too many, too few, another. */
record TypoTolerance(Automaton automaton) {
  private static final int LETTERS_FOR_ONE = 4;
  private static final int LETTERS_FOR_TWO = 8;
  private static final int LONGEST = 40;

  /** How many are forgiven: none in short words, nor in numbers, where each digit counts. */
  static int forgiven(String word) {
    int letters = word.codePointCount(0, word.length());
    if (letters < LETTERS_FOR_ONE
        || letters > LONGEST
        || !word.codePoints().allMatch(Character::isLetter)) {
      return 0;
    }
    return letters < LETTERS_FOR_TWO ? 1 : 2;
  }

  /** The words at most so many slips away whose first letter is the same. */
  static TypoTolerance of(String word, int slips) {
    int first = word.offsetByCodePoints(0, 1);
    LevenshteinAutomata rest = new LevenshteinAutomata(word.substring(first), true);
    return new TypoTolerance(rest.toAutomaton(slips, word.substring(0, first)));
  }
}

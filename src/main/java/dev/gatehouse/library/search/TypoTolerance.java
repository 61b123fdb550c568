package dev.gatehouse.library.search;

import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/** The words that differ from a word by typos: an added, missing or wrong letter. */
record TypoTolerance(Automaton automaton) {
  private static final int LETTERS_FOR_ONE = 4;
  private static final int LETTERS_FOR_TWO = 8;
  private static final int LONGEST = 40;

  /** How many typos are tolerated: none in short words or in numbers. */
  static int tolerated(String word) {
    int letters = word.codePointCount(0, word.length());
    if (letters < LETTERS_FOR_ONE
        || letters > LONGEST
        || !word.codePoints().allMatch(Character::isLetter)) {
      return 0;
    }
    return letters < LETTERS_FOR_TWO ? 1 : 2;
  }

  /** The words with the same first letter and at most so many typos. */
  static TypoTolerance of(String word, int typos) {
    int first = word.offsetByCodePoints(0, 1);
    LevenshteinAutomata rest = new LevenshteinAutomata(word.substring(first), true);
    return new TypoTolerance(rest.toAutomaton(typos, word.substring(0, first)));
  }
}

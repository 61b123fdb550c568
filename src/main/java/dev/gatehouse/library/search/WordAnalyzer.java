package dev.gatehouse.library.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Splits text of any language into words: in lower case, with and without accents. Chinese,
 * Japanese and Korean text becomes pairs of characters, in which Katakana is Hiragana.
 */
final class WordAnalyzer extends Analyzer {
  private static final int EVERY_SCRIPT =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  private final boolean single;

  private WordAnalyzer(boolean single) {
    this.single = single;
  }

  /** For indexed text: pairs of characters, and each character by itself. */
  static WordAnalyzer ofText() {
    return new WordAnalyzer(true);
  }

  /** For queries: pairs of characters, or a single character by itself. */
  static WordAnalyzer ofQuery() {
    return new WordAnalyzer(false);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer tokens = new StandardTokenizer();
    TokenStream lower = new LowerCaseFilter(new CJKWidthFilter(tokens));
    TokenStream pairs = new CJKBigramFilter(new Hiragana(lower), EVERY_SCRIPT, single);
    return new TokenStreamComponents(tokens, new ASCIIFoldingFilter(pairs, true));
  }

  /** No phrase begins in one tag and ends in the next. */
  @Override
  public int getPositionIncrementGap(String field) {
    return 1;
  }

  /** Writes Katakana as Hiragana, which are in the same order in Unicode. */
  private static final class Hiragana extends TokenFilter {
    private static final char FIRST = '\u30a1';
    private static final char LAST = '\u30f6';
    private static final int DISTANCE = 0x60;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    Hiragana(TokenStream tokens) {
      super(tokens);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      char[] buffer = term.buffer();
      for (int i = 0; i < term.length(); i++) {
        if (buffer[i] >= FIRST && buffer[i] <= LAST) {
          buffer[i] -= DISTANCE;
        }
      }
      return true;
    }
  }

  /**
   * A word and its position in the text.
   *
   * @param again whether it is another form of the word before
   */
  record Token(String term, int start, int end, boolean again) {}

  List<Token> of(String text) {
    List<Token> found = new ArrayList<>();
    try (TokenStream tokens = tokenStream("", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        boolean again = step.getPositionIncrement() == 0;
        found.add(new Token(term.toString(), place.startOffset(), place.endOffset(), again));
      }
      tokens.end();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail to be read", e);
    }
  }
}

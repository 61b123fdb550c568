package dev.gatehouse.library.markdown;

import java.util.Optional;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

/**
 * Highlights the code of one text. Each word with a meaning becomes a span whose class is one
 * letter: keyword, string, number, comment, type (or function or tag), variable (or attribute or
 * key), inserted, deleted. What goes beyond the limits stays plain.
 */
final class Highlighting {
  static final String CLASSES = "[ksnctvid]";

  /** In characters of code in one text. */
  private static final int MOST = 200_000;

  private static final int MOST_SPANS = 20_000;

  /** In characters. Longer lines are data, or hostile. */
  private static final int LONGEST_LINE = 2000;

  private static final char PLAIN = ' ';

  private int charactersLeft = MOST;
  private int spansLeft = MOST_SPANS;

  /** The code as HTML; empty if the text has too much code. */
  Optional<String> html(String code, CodeLanguage language) {
    charactersLeft -= code.length();
    if (charactersLeft < 0) {
      return Optional.empty();
    }
    TokenMaker tokens = language.tokens();
    StringBuilder html = new StringBuilder(2 * code.length());
    int state = TokenTypes.NULL;
    int start = 0;
    while (start < code.length()) {
      int newline = code.indexOf('\n', start);
      int end = newline < 0 ? code.length() : newline;
      if (end - start > LONGEST_LINE) {
        escape(code, start, end, html);
      } else {
        state = line(tokens, state, code.substring(start, end), html);
      }
      if (newline >= 0) {
        html.append('\n');
      }
      start = end + 1;
    }
    return Optional.of(html.toString());
  }

  /** Writes a line, and returns the state in which the next one begins, such as a comment. */
  private int line(TokenMaker tokens, int state, String line, StringBuilder html) {
    Segment text = new Segment(line.toCharArray(), 0, line.length());
    // Tokens can divide a character of two surrogates; such a line has no spans.
    boolean divisible = line.chars().noneMatch(c -> Character.isSurrogate((char) c));
    Token token = tokens.getTokenList(text, state, 0);
    int next = state;
    char open = PLAIN;
    int done = 0;
    for (; token != null; token = token.getNextToken()) {
      next = token.getType();
      int end = Math.min(line.length(), done + (token.isPaintable() ? token.length() : 0));
      char kind = token.isWhitespace() ? open : divisible ? kind(token.getType()) : PLAIN;
      if (kind != open) {
        open = change(open, kind, html);
      }
      escape(line, done, end, html);
      done = end;
    }
    change(open, PLAIN, html);
    escape(line, done, line.length(), html);
    return next;
  }

  /** Closes the open span and opens the next one, if one is left. */
  private char change(char open, char kind, StringBuilder html) {
    if (open != PLAIN) {
      html.append("</span>");
    }
    if (kind == PLAIN || spansLeft == 0) {
      return PLAIN;
    }
    spansLeft--;
    html.append("<span class=\"").append(kind).append("\">");
    return kind;
  }

  private static void escape(String text, int from, int to, StringBuilder html) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        default -> html.append(c);
      }
    }
  }

  private static char kind(int type) {
    return switch (type) {
      case TokenTypes.RESERVED_WORD,
          TokenTypes.RESERVED_WORD_2,
          TokenTypes.PREPROCESSOR,
          TokenTypes.MARKUP_DTD,
          TokenTypes.MARKUP_PROCESSING_INSTRUCTION ->
          'k';
      case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
          TokenTypes.LITERAL_CHAR,
          TokenTypes.LITERAL_BACKQUOTE,
          TokenTypes.REGEX,
          TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE,
          TokenTypes.MARKUP_CDATA ->
          's';
      case TokenTypes.LITERAL_BOOLEAN,
          TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
          TokenTypes.LITERAL_NUMBER_FLOAT,
          TokenTypes.LITERAL_NUMBER_HEXADECIMAL,
          TokenTypes.MARKUP_ENTITY_REFERENCE ->
          'n';
      case TokenTypes.COMMENT_EOL,
          TokenTypes.COMMENT_MULTILINE,
          TokenTypes.COMMENT_DOCUMENTATION,
          TokenTypes.COMMENT_KEYWORD,
          TokenTypes.COMMENT_MARKUP,
          TokenTypes.MARKUP_COMMENT ->
          'c';
      case TokenTypes.DATA_TYPE,
          TokenTypes.FUNCTION,
          TokenTypes.ANNOTATION,
          TokenTypes.MARKUP_TAG_NAME ->
          't';
      case TokenTypes.VARIABLE, TokenTypes.MARKUP_TAG_ATTRIBUTE -> 'v';
      case LineTokens.ADDED -> 'i';
      case LineTokens.REMOVED -> 'd';
      default -> PLAIN;
    };
  }
}

package dev.gatehouse.library.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.AbstractTokenMaker;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMap;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

/** Two languages that the library lacks, in which each line stands for itself. */
abstract class LineTokens extends AbstractTokenMaker {
  static final int ADDED = TokenTypes.DEFAULT_NUM_TOKEN_TYPES;
  static final int REMOVED = ADDED + 1;

  @Override
  public Token getTokenList(Segment line, int before, int start) {
    resetTokenList();
    add(line);
    addNullToken();
    return firstToken;
  }

  abstract void add(Segment line);

  /**
   * @param until after the last character, counted from the start of the line
   */
  final void add(Segment line, int from, int until, int type) {
    if (until > from) {
      addToken(line, line.offset + from, line.offset + until - 1, type, from);
    }
  }

  @Override
  public TokenMap getWordsToHighlight() {
    return new TokenMap();
  }

  /** Differences between files. */
  static final class Diff extends LineTokens {
    private static final Pattern HEAD = Pattern.compile("(?:diff |index |--- |\\+\\+\\+ ).*");

    @Override
    void add(Segment line) {
      add(line, 0, line.count, type(line.toString()));
    }

    private static int type(String line) {
      if (HEAD.matcher(line).matches()) {
        return TokenTypes.COMMENT_EOL;
      }
      return line.startsWith("+")
          ? ADDED
          : line.startsWith("-")
              ? REMOVED
              : line.startsWith("@@") ? TokenTypes.RESERVED_WORD : TokenTypes.IDENTIFIER;
    }
  }

  /** A request or a response: its first line and its headers. */
  static final class Http extends LineTokens {
    private static final Pattern LINE =
        Pattern.compile(
            "(?<method>[A-Z]{3,10}) (?=\\S)|(?<version>HTTP/[0-9.]+) (?<status>[0-9]{3})"
                + "|(?<header>[A-Za-z][A-Za-z0-9-]*):(?= |$)");

    @Override
    void add(Segment line) {
      Matcher found = LINE.matcher(line);
      int done = 0;
      if (found.lookingAt()) {
        done = add(line, found, "method", TokenTypes.RESERVED_WORD, done);
        done = add(line, found, "version", TokenTypes.RESERVED_WORD, done);
        done = add(line, found, "status", TokenTypes.LITERAL_NUMBER_DECIMAL_INT, done);
        done = add(line, found, "header", TokenTypes.VARIABLE, done);
      }
      add(line, done, line.count, TokenTypes.IDENTIFIER);
    }

    private int add(Segment line, Matcher found, String group, int type, int done) {
      if (found.group(group) == null) {
        return done;
      }
      add(line, done, found.start(group), TokenTypes.IDENTIFIER);
      add(line, found.start(group), found.end(group), type);
      return found.end(group);
    }
  }
}

package dev.gatehouse.library.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenTypes;
import org.fife.ui.rsyntaxtextarea.modes.YamlTokenMaker;

/** YAML with its keys, which the library does not tell from other words. */
final class YamlTokens extends YamlTokenMaker {
  private static final Pattern KEY =
      Pattern.compile("[\\s-]*+(?<key>[\\w\"'./$-][^:#]*+):(?=\\s|$)");

  @Override
  public Token getTokenList(Segment line, int before, int start) {
    Token first = super.getTokenList(line, before, start);
    Matcher found = KEY.matcher(line);
    if (found.lookingAt()) {
      int at = 0;
      for (Token token = first;
          token != null && token.isPaintable();
          token = token.getNextToken()) {
        if (at >= found.start("key") && at < found.end("key") && !token.isWhitespace()) {
          token.setType(TokenTypes.VARIABLE);
        }
        at += token.length();
      }
    }
    return first;
  }
}

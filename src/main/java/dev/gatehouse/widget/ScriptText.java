package dev.gatehouse.widget;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The widget's script as browsers get it: without comments and indentation, a seventh of it. */
final class ScriptText {
  private ScriptText() {}

  /**
   * Leaves out the lines that hold nothing but a comment. All other lines stay lines, so that
   * JavaScript ends statements where the source does, and errors name a line that can be found.
   */
  static String served(String source) {
    Stream.Builder<String> kept = Stream.builder();
    boolean inComment = false;
    for (String line : source.lines().map(String::strip).toList()) {
      inComment = inComment || line.startsWith("/*");
      if (!inComment && !line.isEmpty() && !line.startsWith("//")) {
        kept.add(line);
      }
      inComment = inComment && !line.endsWith("*/");
    }
    return kept.build().collect(Collectors.joining("\n", "", "\n"));
  }
}

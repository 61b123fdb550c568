package dev.gatehouse.administration.content.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's title and Markdown. Readers' pages show the title above the text, so that a heading at
 * the beginning that says the same is taken away.
 */
record Text(String title, String body) {
  private static final Pattern HEADING =
      Pattern.compile("\\A\\s*#[ \\t]+([^\\r\\n]+?)[ \\t#]*(?:\\R+|\\z)");

  /**
   * @param given the title that the front matter gives, or {@code null}
   * @param otherwise the title when there is none in the text either
   */
  static Text of(String given, String body, String otherwise) {
    Matcher heading = HEADING.matcher(body);
    boolean headed = heading.lookingAt();
    if (headed && (given == null || given.equalsIgnoreCase(heading.group(1)))) {
      return new Text(given == null ? heading.group(1) : given, body.substring(heading.end()));
    }
    return new Text(given == null ? otherwise : given, body);
  }
}

package dev.gatehouse.console;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The titles of an article's callouts, in English; readers get them in their language. */
public final class CalloutTitles {
  /** The sanitizer writes attributes in this form only, and quotes within text as entities. */
  private static final Pattern CALLOUT = Pattern.compile("<div class=\"callout ([a-z])([a-z]+)\">");

  private CalloutTitles() {}

  /** Adds them to safe HTML. */
  public static String in(String safeHtml) {
    return CALLOUT.matcher(safeHtml).replaceAll(CalloutTitles::titled);
  }

  private static String titled(MatchResult callout) {
    String first = callout.group(1).toUpperCase(Locale.ROOT);
    return callout.group() + "<p class=\"callout-title\">" + first + callout.group(2) + "</p>";
  }
}

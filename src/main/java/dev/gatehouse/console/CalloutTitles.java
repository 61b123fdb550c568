package dev.gatehouse.console;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Adds English titles to an article's callouts; readers get titles in their own language. */
public final class CalloutTitles {
  /** The sanitizer writes attributes in this form only, and quotes in text as entities. */
  private static final Pattern CALLOUT = Pattern.compile("<div class=\"callout ([a-z])([a-z]+)\">");

  private CalloutTitles() {}

  /** Returns sanitized HTML with a title in each callout. */
  public static String in(String safeHtml) {
    return CALLOUT.matcher(safeHtml).replaceAll(CalloutTitles::titled);
  }

  private static String titled(MatchResult callout) {
    String first = callout.group(1).toUpperCase(Locale.ROOT);
    return callout.group() + "<p class=\"callout-title\">" + first + callout.group(2) + "</p>";
  }
}

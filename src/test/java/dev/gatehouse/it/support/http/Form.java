package dev.gatehouse.it.support.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last form of a page of ours that is posted.
 *
 * @param action as the page names it; empty for the page's own address
 * @param fields the hidden ones
 */
public record Form(String action, Map<String, String> fields) {
  private static final Pattern OPENING =
      Pattern.compile("(?s).*<form[^>]* method=\"post\"(?: action=\"([^\"]*)\")?>");

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  /** The form of a page; fails the test where there is none. */
  public static Form of(Answer page) {
    Matcher opening = OPENING.matcher(page.body());
    if (!opening.find()) {
      throw new AssertionError("no form: " + page);
    }
    Map<String, String> fields = new LinkedHashMap<>();
    HIDDEN
        .matcher(page.body().substring(opening.end()))
        .results()
        .forEach(field -> fields.put(field.group(1), plain(field.group(2))));
    return new Form(opening.group(1) == null ? "" : plain(opening.group(1)), fields);
  }

  private static String plain(String attribute) {
    return attribute.replace("&amp;", "&");
  }
}

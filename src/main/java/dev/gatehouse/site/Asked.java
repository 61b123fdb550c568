package dev.gatehouse.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a reader typed into the search box, fit to be shown: without characters that no text holds,
 * and no longer than a search looks at.
 *
 * @param page from 1
 */
record Asked(String text, int page) {
  private static final int MOST_CHARACTERS = 200;
  private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\s]+");

  static Asked of(HttpServletRequest request) {
    return new Asked(clean(request.getParameter("q")), Leaf.number(request.getParameter("page")));
  }

  private static String clean(String typed) {
    String text = typed == null ? "" : NO_TEXT.matcher(typed).replaceAll(" ").strip();
    return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)).strip();
  }

  /** Where the answer is found. */
  String address(int otherPage) {
    String address = "/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    return otherPage == 1 ? address : address + "&page=" + otherPage;
  }
}

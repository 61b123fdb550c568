package dev.gatehouse.site;

import dev.gatehouse.library.search.ArticleSearch;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a reader typed into the search box, made fit to show: without characters that no text has,
 * and no longer than the search reads.
 *
 * @param page of the results, from 1
 */
record SearchRequest(String text, int page) {
  private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\s]+");

  static SearchRequest of(HttpServletRequest request) {
    return new SearchRequest(
        clean(request.getParameter("q")), ListPage.number(request.getParameter("page")));
  }

  private static String clean(String typed) {
    String text = typed == null ? "" : NO_TEXT.matcher(typed).replaceAll(" ").strip();
    return text.codePointCount(0, text.length()) <= ArticleSearch.LONGEST_QUERY
        ? text
        : text.substring(0, text.offsetByCodePoints(0, ArticleSearch.LONGEST_QUERY)).strip();
  }

  /** The address of the first page of the results. */
  String address() {
    return "/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

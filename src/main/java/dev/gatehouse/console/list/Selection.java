package dev.gatehouse.console.list;

import dev.gatehouse.signin.request.ReadParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * What is selected in a list, as its form sends it; the tag {@code gh:selection} has the fields.
 *
 * @param ids of the rows whose boxes are checked
 * @param everything whether all rows that match are meant, on all pages
 * @param seen how many matched when the page was shown
 * @param action what to do, or an empty text
 */
public record Selection(List<Long> ids, boolean everything, int seen, String action) {

  /** The selection that a form was submitted with. */
  public static Selection of(HttpServletRequest request) {
    HttpServletRequest read = ReadParameters.of(request);
    String[] chosen = read.getParameterValues("chosen");
    List<Long> ids = new ArrayList<>();
    for (String id : chosen == null ? new String[0] : chosen) {
      if (id.matches("\\d{1,18}")) {
        ids.add(Long.valueOf(id));
      }
    }
    String seen = read.getParameter("everything");
    boolean everything = seen != null && seen.matches("\\d{1,9}");
    String action = read.getParameter("bulk-action");
    return new Selection(
        ids, everything, everything ? Integer.parseInt(seen) : 0, action == null ? "" : action);
  }
}

package dev.gatehouse.console.list;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends the file of a list, which has the address of its page; the page's rule guards it. */
@WebServlet({
  "/console/content/addresses.csv",
  "/console/content/content.csv",
  "/console/insight/feedback.csv",
  "/console/insight/read.csv",
  "/console/insight/searches.csv",
  "/console/operator/operators.csv",
  "/console/operator/tokens.csv",
  "/console/people/groups.csv",
  "/console/people/sessions.csv",
  "/console/people/users.csv",
  "/console/site/sites.csv"
})
public class ListExport extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject @Any transient Instance<ListCsv> lists;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getServletPath();
    ListCsv list = lists.stream().filter(one -> pathOf(one).equals(path)).findFirst().orElseThrow();
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"" + path.substring(path.lastIndexOf('/') + 1) + "\"");
    list.write(response.getWriter());
  }

  private static String pathOf(ListCsv list) {
    return ListView.csv(list.page());
  }
}

package dev.gatehouse.console.find;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.find.Sought;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What fits a text that is typed into a picker. */
@WebServlet("/console/find/choices.json")
public class ChoicesJson extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Choices choices;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String text = request.getParameter("q");
    String site = request.getParameter("site");
    try {
      Choices.Offer offer =
          Choices.GROUPS.equals(request.getParameter("kind"))
              ? choices.groups(site == null ? "" : site, text)
              : choices.sites(Sought.of(Sought.isToken(text) ? null : text));
      response.setContentType("application/json;charset=UTF-8");
      response.getWriter().write(JSON.writeValueAsString(offer));
    } catch (Missing e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}

package dev.gatehouse.site;

import dev.gatehouse.signin.request.Paths;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What our pages load at a gated site: the files of {@code /assets}, in a folder whose name the
 * company's web server does not use.
 */
@WebServlet(Paths.GATE + GateAssets.ASSETS + "*")
public class GateAssets extends HttpServlet {
  static final String ASSETS = "/assets/";
  private static final long serialVersionUID = 1L;

  /** A dispatcher would read anything else as something of its own. */
  private static final Pattern FILE = Pattern.compile("/[A-Za-z0-9_-]+(?:\\.[a-z0-9]+)?");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String file = request.getPathInfo();
    if (file == null || !FILE.matcher(file).matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    request.getRequestDispatcher(ASSETS + file.substring(1)).forward(request, response);
  }
}

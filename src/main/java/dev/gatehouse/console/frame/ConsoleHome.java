package dev.gatehouse.console.frame;

import dev.gatehouse.signin.console.ConsoleDoor;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves the dashboard at the console's root address. */
@WebServlet({"/console", "/console/"})
public class ConsoleHome extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getServletPath().equals(ConsoleDoor.HOME)) {
      request.getRequestDispatcher("/console/overview.xhtml").forward(request, response);
    } else {
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
      response.setHeader("Location", ConsoleDoor.HOME);
    }
  }
}

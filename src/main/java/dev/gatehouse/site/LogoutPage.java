package dev.gatehouse.site;

import dev.gatehouse.signin.request.Visit;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /logout}: a button, because following a link must not sign the reader out. */
@WebServlet("/logout")
public class LogoutPage extends Page {
  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Frame frame = frames.of(request);
    new PageResponse(request, response)
        .send(output -> JtelogoutGenerated.render(output, null, frame));
  }
}

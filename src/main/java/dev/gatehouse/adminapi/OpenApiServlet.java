package dev.gatehouse.adminapi;

import dev.gatehouse.protocol.Protocols;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** Serves the OpenAPI document, which is put together once. */
@WebServlet(OpenApiServlet.PATH)
public class OpenApiServlet extends HttpServlet {
  static final String PATH = "/openapi.json";

  private static final long serialVersionUID = 1L;

  @Inject transient Protocols protocols;

  private byte[] document;

  @Override
  public void init() throws ServletException {
    try (InputStream file = getServletContext().getResourceAsStream(PATH)) {
      document = OpenApiDocument.written(OpenApiDocument.completed(file, protocols.all()));
    } catch (IOException e) {
      throw new ServletException(e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getOutputStream().write(document);
  }
}

package dev.gatehouse.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.signin.request.MetricsDoor;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers Prometheus. For whom {@link MetricsDoor} does not admit there is no such page. */
@WebServlet(MetricsDoor.PATH)
public class MetricsPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Prometheus' text format, as its document "Exposition formats" names it. */
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  @Inject transient NodeMetrics metrics;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!MetricsDoor.isAdmitted(request)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] text = metrics.text().getBytes(UTF_8);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(TYPE);
    response.setContentLength(text.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(text);
    }
  }
}

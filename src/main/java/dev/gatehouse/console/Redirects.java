package dev.gatehouse.console;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;

/** Sends the browser on from a form. */
final class Redirects {
  private Redirects() {}

  /**
   * To a path of this host. The header is written as it is: servers that complete it would use the
   * scheme that they see, which behind a proxy is not the browser's.
   */
  static void to(String path, FacesContext faces) {
    HttpServletResponse response = (HttpServletResponse) faces.getExternalContext().getResponse();
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
    faces.responseComplete();
  }
}

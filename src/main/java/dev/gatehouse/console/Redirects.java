package dev.gatehouse.console;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Redirects after a form was submitted. */
public final class Redirects {
  /** Tells a page that it was reloaded because its view had expired. */
  public static final String EXPIRED = "expired=1";

  private Redirects() {}

  /**
   * Redirects to a path of this host. The header is written as a path, because a server that
   * completes it uses the scheme it sees, which behind a proxy is not the browser's.
   */
  public static void to(String path) {
    FacesContext faces = FacesContext.getCurrentInstance();
    HttpServletResponse response = (HttpServletResponse) faces.getExternalContext().getResponse();
    Notices.keep(faces);
    if (faces.getPartialViewContext().isAjaxRequest()) {
      byScript(path, faces);
    } else {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", path);
      faces.responseComplete();
    }
  }

  /** Reloads the page; its form is not processed. */
  public static void afresh() {
    FacesContext faces = FacesContext.getCurrentInstance();
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    String query = request.getQueryString();
    String mark = query == null ? EXPIRED : query.contains(EXPIRED) ? query : query + "&" + EXPIRED;
    to(request.getRequestURI() + "?" + mark);
  }

  private static void byScript(String path, FacesContext faces) {
    try {
      faces.getExternalContext().redirect(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

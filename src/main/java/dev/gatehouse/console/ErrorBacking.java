package dev.gatehouse.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** The error page. It reveals nothing beyond the HTTP status. */
@Named("failure")
@RequestScoped
public class ErrorBacking {
  private static final Set<Integer> KNOWN = Set.of(403, 404, 503);

  @Inject ConsoleTexts texts;

  private int status;

  @PostConstruct
  void read() {
    HttpServletResponse response =
        (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse();
    if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
      // The error page itself was requested.
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
    status = response.getStatus();
  }

  public String getTitle() {
    return texts.get("error." + key() + ".title");
  }

  public String getText() {
    return texts.get("error." + key() + ".text");
  }

  private String key() {
    return KNOWN.contains(status) ? String.valueOf(status) : "other";
  }
}

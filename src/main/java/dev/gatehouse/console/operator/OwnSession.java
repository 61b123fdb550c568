package dev.gatehouse.console.operator;

import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.signin.console.ConsoleDoor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The session of whoever looks at the page. */
@RequestScoped
public class OwnSession {
  @Inject CurrentOperator current;
  @Inject ConsoleDoor door;

  /** Lets it go on after a change that ended all of the operator's sessions. */
  void renew() {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    door.renew(
        (HttpServletRequest) external.getRequest(),
        (HttpServletResponse) external.getResponse(),
        current.badge().id());
  }
}

package dev.gatehouse.console;

import dev.gatehouse.operator.Badge;
import dev.gatehouse.signin.ConsoleDoor;
import dev.gatehouse.signin.ConsoleVisit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;

/** The operator who is signed in, as every page of the console shows him. */
@Named("operator")
@RequestScoped
public class OperatorBacking {
  @Inject SecurityContext security;
  @Inject HttpServletRequest request;
  @Inject ConsoleDoor door;

  public boolean isSignedIn() {
    return security.isCallerInRole(Badge.OPERATOR);
  }

  /** E-mail address, which is the caller's name for the container as well. */
  public String getEmail() {
    return security.getCallerPrincipal().getName();
  }

  public String getName() {
    return ConsoleVisit.of(request).map(visit -> visit.operator().name()).orElse("");
  }

  /** Stands for the operator where there is no picture. */
  public String getInitial() {
    String name = getName().isBlank() ? getEmail() : getName();
    return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }

  /** Tells the page's script who typed what it keeps. */
  public Long getId() {
    return ConsoleVisit.of(request).map(visit -> visit.operator().id()).orElse(null);
  }

  /** Whether the operator sees to every help center. */
  public boolean isPlatform() {
    return security.isCallerInRole(Badge.PLATFORM_OPERATOR);
  }

  /** Ends the session and shows the sign-in page. */
  public void signOut() {
    FacesContext faces = FacesContext.getCurrentInstance();
    door.signOut(
        (HttpServletRequest) faces.getExternalContext().getRequest(),
        (HttpServletResponse) faces.getExternalContext().getResponse());
    Redirects.to(ConsoleDoor.SIGN_IN, faces);
  }
}

package dev.gatehouse.console;

import dev.gatehouse.operator.Badge;
import dev.gatehouse.signin.console.ConsoleDoor;
import dev.gatehouse.signin.console.ConsoleVisit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;

/** The operator who is signed in, as every page of the console shows him. */
@Named("operator")
@RequestScoped
public class OperatorBacking {
  @Inject HttpServletRequest request;
  @Inject ConsoleDoor door;

  /** As the sign-in noted it on the request: Payara forgets the caller where it shows an error. */
  private Optional<Badge> badge() {
    return ConsoleVisit.of(request).map(ConsoleVisit::operator);
  }

  public boolean isSignedIn() {
    return badge().isPresent();
  }

  public String getEmail() {
    return badge().map(Badge::email).orElse("");
  }

  public String getName() {
    return badge().map(Badge::name).orElse("");
  }

  /** Stands for the operator where there is no picture. */
  public String getInitial() {
    String name = getName().isBlank() ? getEmail() : getName();
    return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }

  /** Tells the page's script who typed what it keeps. */
  public Long getId() {
    return badge().map(Badge::id).orElse(null);
  }

  /** Whether the operator sees to every help center. */
  public boolean isPlatform() {
    return badge().filter(Badge::platformAdmin).isPresent();
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

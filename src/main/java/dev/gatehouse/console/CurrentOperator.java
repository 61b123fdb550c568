package dev.gatehouse.console;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.operator.ConsoleVisit;
import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.signin.console.ConsoleDoor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;

/** The operator who is signed in, for pages and for the changes that they make. */
@Named("operator")
@RequestScoped
public class CurrentOperator {
  @Inject HttpServletRequest request;
  @Inject ConsoleDoor door;

  /**
   * The operator's rights, and their network address for the audit trail.
   *
   * @throws Missing when no operator is signed in
   */
  public Actor actor() {
    return Actor.of(account(), visit().address(), visit().authority());
  }

  /**
   * @throws Missing when no operator is signed in
   */
  public ConsoleVisit visit() {
    return ConsoleVisit.of(request).orElseThrow(Missing::new);
  }

  /**
   * @throws Missing when no operator is signed in
   */
  public OperatorAccount account() {
    return visit().operator();
  }

  /** From the request, where the sign-in noted it: Payara forgets the caller on error pages. */
  private Optional<OperatorAccount> found() {
    return ConsoleVisit.of(request).map(ConsoleVisit::operator);
  }

  public boolean isSignedIn() {
    return found().isPresent();
  }

  public String getEmail() {
    return found().map(OperatorAccount::email).orElse("");
  }

  public String getName() {
    return found().map(OperatorAccount::name).orElse("");
  }

  /** Shown where other products show a picture. */
  public String getInitial() {
    String name = getName().isBlank() ? getEmail() : getName();
    return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }

  /** Tells the page's script whose drafts it keeps. */
  public Long getId() {
    return found().map(OperatorAccount::id).orElse(null);
  }

  /** Whether the operator administers the platform. */
  public boolean isPlatform() {
    return found().filter(OperatorAccount::platformAdmin).isPresent();
  }

  /** Ends the session and shows the sign-in page. */
  public void signOut() {
    FacesContext faces = FacesContext.getCurrentInstance();
    door.signOut(request(faces), response(faces));
    Redirects.to(ConsoleDoor.SIGN_IN);
  }

  /** Starts a new session after a change that ended all of the operator's sessions. */
  public void renewSession() {
    FacesContext faces = FacesContext.getCurrentInstance();
    door.renew(request(faces), response(faces), account().id());
  }

  private static HttpServletRequest request(FacesContext faces) {
    return (HttpServletRequest) faces.getExternalContext().getRequest();
  }

  private static HttpServletResponse response(FacesContext faces) {
    return (HttpServletResponse) faces.getExternalContext().getResponse();
  }
}

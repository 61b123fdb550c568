package dev.gatehouse.console;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.console.ConsoleDoor;
import dev.gatehouse.signin.console.ConsoleSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The steps of signing in: passes credentials to the sign-in mechanism, and words the outcome. */
@Named("signInSteps")
@RequestScoped
public class SignInSteps {
  private static final int TOO_MANY = 429;

  @Inject SecurityContext security;
  @Inject ConsoleTexts texts;

  private String to;
  private String problem;

  /**
   * Takes a step: redirects to the requested page after the last one, or shows why it failed.
   *
   * @param wrong key of the text for wrong credentials
   */
  ConsoleSignIn.Outcome take(Credential typed, String wrong) {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    HttpServletRequest request = (HttpServletRequest) external.getRequest();
    HttpServletResponse response = (HttpServletResponse) external.getResponse();
    security.authenticate(
        request, response, AuthenticationParameters.withParams().credential(typed));
    ConsoleSignIn ended = ConsoleSignIn.of(request).orElseThrow();
    switch (ended.outcome()) {
      case DONE -> Redirects.to(ConsoleDoor.returnTarget(to));
      case TOO_MANY -> {
        long seconds = ended.pause().toSeconds() + 1;
        response.setStatus(TOO_MANY);
        response.setHeader("Retry-After", String.valueOf(seconds));
        problem = texts.of("operator", "login.tooMany", seconds);
      }
      case UNAVAILABLE -> {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        problem = texts.get("unavailable");
      }
      case WRONG -> show(wrong);
      case CODE, OVER -> problem = null;
    }
    return ended.outcome();
  }

  /** Shows an error by its text's key. */
  void show(String key) {
    problem = texts.of("operator", key);
  }

  /** The page to go to in the end. */
  public String getTarget() {
    return ConsoleDoor.returnTarget(to);
  }

  /** The address of a page of the sign-in that keeps the return target. */
  String withReturn(String page) {
    String target = ConsoleDoor.returnTarget(to);
    return target.equals(ConsoleDoor.HOME)
        ? page
        : Incoming.withParameter(page, ConsoleDoor.RETURN, target);
  }

  /** The return target. */
  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to;
  }

  /** The error to show, or {@code null}. */
  public String getProblem() {
    return problem;
  }
}

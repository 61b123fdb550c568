package dev.gatehouse.console;

import dev.gatehouse.signin.console.ConsoleSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Passes credentials to the sign-in mechanism, and words the outcome. */
@RequestScoped
public class SignInSteps {
  private static final int TOO_MANY = 429;

  @Inject SecurityContext security;
  @Inject ConsoleTexts texts;

  private ConsoleSignIn ended;

  ConsoleSignIn.Outcome take(Credential typed) {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    HttpServletRequest request = (HttpServletRequest) external.getRequest();
    security.authenticate(
        request,
        (HttpServletResponse) external.getResponse(),
        AuthenticationParameters.withParams().credential(typed));
    ended = ConsoleSignIn.of(request).orElseThrow();
    return ended.outcome();
  }

  /**
   * The error to show for a step that failed.
   *
   * @param wrong the text for wrong credentials
   */
  String problem(String wrong) {
    FacesContext faces = FacesContext.getCurrentInstance();
    HttpServletResponse response = (HttpServletResponse) faces.getExternalContext().getResponse();
    return switch (ended.outcome()) {
      case TOO_MANY -> {
        long seconds = ended.pause().toSeconds() + 1;
        response.setStatus(TOO_MANY);
        response.setHeader("Retry-After", String.valueOf(seconds));
        yield texts.of("operator", "login.tooMany", seconds);
      }
      case UNAVAILABLE -> {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        yield texts.get("unavailable");
      }
      case WRONG, CODE, OVER, DONE -> wrong;
    };
  }
}

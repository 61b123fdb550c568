package dev.gatehouse.console;

import dev.gatehouse.signin.ConsoleDoor;
import dev.gatehouse.signin.ConsoleSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The sign-in page. */
@Named("login")
@RequestScoped
public class LoginBacking {
  private static final int LONGEST = 1000;

  @Inject SecurityContext security;

  private String email = "";
  private String password = "";
  private String to;
  private String problem;

  /** Leads to the page that was asked for, or says what is the matter. */
  public void signIn() {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext external = faces.getExternalContext();
    HttpServletRequest request = (HttpServletRequest) external.getRequest();
    HttpServletResponse response = (HttpServletResponse) external.getResponse();
    if (email.isBlank() || password.isEmpty() || email.length() + password.length() > LONGEST) {
      problem = "Type your e-mail address and your password.";
      return;
    }
    security.authenticate(
        request,
        response,
        AuthenticationParameters.withParams()
            .credential(new UsernamePasswordCredential(email, new Password(password))));
    ConsoleSignIn attempt = ConsoleSignIn.of(request).orElseThrow();
    switch (attempt.outcome()) {
      case DONE -> Redirects.to(ConsoleDoor.returnTarget(to), faces);
      case WRONG -> problem = "That e-mail address and password do not fit together.";
      case TOO_MANY -> waitFor(attempt, response);
      case UNAVAILABLE -> {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        problem = "The database does not answer. Please try again in a few seconds.";
      }
    }
  }

  private void waitFor(ConsoleSignIn attempt, HttpServletResponse response) {
    long seconds = attempt.pause().toSeconds() + 1;
    response.setStatus(429);
    response.setHeader("Retry-After", String.valueOf(seconds));
    problem = "Too many attempts. Please try again in " + seconds + " seconds.";
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email == null ? "" : email.trim();
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password == null ? "" : password;
  }

  /** The page to come back to. */
  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to;
  }

  /** What to tell the visitor, or {@code null}. */
  public String getProblem() {
    return problem;
  }

  public void setExpired(String expired) {
    if (expired != null) {
      problem = "This page was open for too long. Please sign in now.";
    }
  }

  public String getExpired() {
    return null;
  }
}

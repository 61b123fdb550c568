package dev.gatehouse.console;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.console.ConsoleDoor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;

/** The sign-in page. */
@Named("login")
@RequestScoped
public class LoginBacking {
  /** The parameter that tells why the page is shown. */
  static final String AFTER = "after";

  /** The second-factor code was entered too late. */
  static final String CODE = "code";

  /** A new password was set. */
  static final String CHOSEN = "chosen";

  private static final int LONGEST = 1000;

  @Inject SignInSteps steps;
  @Inject ConsoleTexts texts;

  private String email = "";
  private String password = "";
  private String to;
  private String after;
  private String problem;

  /** Redirects to the requested page, asks for a code, or shows an error. */
  public void signIn() {
    FacesContext faces = FacesContext.getCurrentInstance();
    if (email.isBlank() || password.isEmpty() || email.length() + password.length() > LONGEST) {
      problem = texts.of("operator", "login.empty");
      return;
    }
    switch (steps.take(new UsernamePasswordCredential(email, new Password(password)))) {
      case DONE -> Redirects.to(ConsoleDoor.returnTarget(to));
      case CODE -> Redirects.to(withReturn(ConsoleDoor.CODE, to));
      default -> problem = steps.problem(texts.of("operator", "login.wrong"));
    }
  }

  /** The address of a sign-in page that keeps the return target. */
  static String withReturn(String page, String to) {
    String target = ConsoleDoor.returnTarget(to);
    return target.equals(ConsoleDoor.HOME)
        ? page
        : Incoming.withParameter(page, ConsoleDoor.RETURN, target);
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

  public void setExpired(String expired) {
    if (expired != null) {
      problem = texts.of("operator", "login.expired");
    }
  }

  public String getExpired() {
    return null;
  }

  public String getAfter() {
    return after;
  }

  public void setAfter(String after) {
    this.after = after;
    if (CODE.equals(after)) {
      problem = texts.of("operator", "login.again");
    }
  }

  /** Whether the operator just set a password. */
  public boolean isChosen() {
    return CHOSEN.equals(after);
  }
}

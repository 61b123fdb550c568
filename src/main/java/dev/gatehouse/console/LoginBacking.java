package dev.gatehouse.console;

import dev.gatehouse.signin.console.ConsoleDoor;
import dev.gatehouse.signin.console.ConsoleSignIn;
import jakarta.enterprise.context.RequestScoped;
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

  private String email = "";
  private String password = "";
  private String after;

  /** Redirects to the requested page, asks for a code, or shows an error. */
  public void signIn() {
    boolean filledIn =
        !email.isBlank() && email.chars().noneMatch(Character::isISOControl) && !password.isEmpty();
    if (!filledIn || email.length() + password.length() > LONGEST) {
      steps.show("login.empty");
    } else if (steps.take(
            new UsernamePasswordCredential(email, new Password(password)), "login.wrong")
        == ConsoleSignIn.Outcome.CODE) {
      Redirects.to(steps.withReturn(ConsoleDoor.CODE));
    }
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

  public void setExpired(String expired) {
    if (expired != null) {
      steps.show("login.expired");
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
      steps.show("login.again");
    }
  }

  /** Whether the operator just set a password. */
  public boolean isChosen() {
    return CHOSEN.equals(after);
  }
}

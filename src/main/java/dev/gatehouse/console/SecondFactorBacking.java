package dev.gatehouse.console;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.console.ConsoleDoor;
import dev.gatehouse.signin.console.ConsoleSignIn;
import dev.gatehouse.signin.console.OneTimeCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The page that asks for a second-factor code after the correct password. */
@Named("secondFactor")
@RequestScoped
public class SecondFactorBacking {
  private static final int LONGEST = 40;

  @Inject SignInSteps steps;
  @Inject ConsoleDoor door;
  @Inject HttpServletRequest request;

  private String code = "";

  /** Redirects to the sign-in page unless a password was accepted before. */
  public void open() {
    if (!door.isWaitingForCode(Incoming.of(request))) {
      Redirects.to(steps.withReturn(ConsoleDoor.SIGN_IN));
    }
  }

  /** Redirects to the requested page, or shows an error. */
  public void signIn() {
    if (code.isBlank() || code.length() > LONGEST) {
      steps.show("code.empty");
    } else if (steps.take(new OneTimeCode(code), "code.wrong") == ConsoleSignIn.Outcome.OVER) {
      Redirects.to(
          Incoming.withParameter(
              steps.withReturn(ConsoleDoor.SIGN_IN), LoginBacking.AFTER, LoginBacking.CODE));
    }
  }

  /** Always empty: a code works once, so the page never shows it again. */
  public String getCode() {
    return "";
  }

  public void setCode(String code) {
    this.code = code == null ? "" : code.trim();
  }
}

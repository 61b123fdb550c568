package dev.gatehouse.console;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.console.ConsoleDoor;
import dev.gatehouse.signin.console.OneTimeCode;
import dev.gatehouse.signin.console.PendingSecondFactors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The page that asks for a second-factor code after the correct password. */
@Named("secondFactor")
@RequestScoped
public class SecondFactorBacking {
  private static final int LONGEST = 40;

  @Inject SignInSteps steps;
  @Inject PendingSecondFactors halves;
  @Inject HttpServletRequest request;
  @Inject ConsoleTexts texts;

  private String code = "";
  private String to;
  private String problem;

  /** Redirects to the sign-in page unless a password was accepted before. */
  public void open() {
    if (!halves.isWaiting(request)) {
      Redirects.to(LoginBacking.withReturn(ConsoleDoor.SIGN_IN, to));
    }
  }

  /** Redirects to the requested page, or shows an error. */
  public void signIn() {
    FacesContext faces = FacesContext.getCurrentInstance();
    if (code.isBlank() || code.length() > LONGEST) {
      problem = texts.of("operator", "code.empty");
      return;
    }
    switch (steps.take(new OneTimeCode(code))) {
      case DONE -> Redirects.to(ConsoleDoor.returnTarget(to));
      case OVER ->
          Redirects.to(
              Incoming.withParameter(
                  LoginBacking.withReturn(ConsoleDoor.SIGN_IN, to),
                  LoginBacking.AFTER,
                  LoginBacking.CODE));
      default -> problem = steps.problem(texts.of("operator", "code.wrong"));
    }
  }

  /** Always empty: a code works once, so the page never shows it again. */
  public String getCode() {
    return "";
  }

  public void setCode(String code) {
    this.code = code == null ? "" : code.trim();
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

package dev.gatehouse.console;

import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.operator.AccountChanges;
import dev.gatehouse.operator.OperatorInvitations;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.console.ConsoleDoor;
import dev.gatehouse.signin.cookie.ConsoleCookie;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/**
 * The page behind an operator's invitation link. The link's secret moves into a cookie at once, so
 * that it appears in no later address and in no page. Opening the page does not use the link up,
 * because mail and chat programs prefetch links.
 */
@Named("invitation")
@RequestScoped
public class InvitationBacking {
  private static final ConsoleCookie COOKIE = new ConsoleCookie("gatehouse-invitation");
  private static final Duration LIFETIME = Duration.ofMinutes(30);

  @Inject OperatorInvitations invitations;
  @Inject AccountChanges accounts;
  @Inject HttpServletRequest request;
  @Inject ConsoleTexts texts;

  private String secret;
  private String fresh = "";
  private String again = "";
  private String email;
  private String problem;

  @PostConstruct
  void read() {
    String kept = kept();
    try {
      email = kept == null ? null : emailOf(kept);
    } catch (DatabaseUnavailable e) {
      problem = texts.get("unavailable");
    }
  }

  private String emailOf(String invitation) {
    return invitations
        .invited(invitation)
        .map(operator -> operator.getSettings().getEmail())
        .orElse(null);
  }

  /** Moves the secret from the address into the cookie. */
  public void open() {
    if (secret != null) {
      if (emailOf(secret) == null) {
        forget();
      } else {
        COOKIE.set(response(), Incoming.of(request), secret, LIFETIME);
      }
      Redirects.to(ConsoleDoor.INVITATION);
    }
  }

  /** Sets the password, or shows why it is refused. */
  public void accept() {
    String kept = kept();
    if (kept == null) {
      return;
    }
    try {
      accounts.accept(Incoming.of(request).address(), kept, fresh, again);
      forget();
      Redirects.to(
          Incoming.withParameter(ConsoleDoor.SIGN_IN, LoginBacking.AFTER, LoginBacking.CHOSEN));
    } catch (Invalid invalid) {
      problem = invalid.errors().get(0).message();
    } catch (ChangeRefused e) {
      email = null;
    } catch (DatabaseUnavailable e) {
      problem = texts.get("unavailable");
    }
  }

  private String kept() {
    return COOKIE.of(Incoming.of(request)).orElse(null);
  }

  private void forget() {
    COOKIE.drop(response(), Incoming.of(request));
  }

  private static HttpServletResponse response() {
    return (HttpServletResponse)
        FacesContext.getCurrentInstance().getExternalContext().getResponse();
  }

  /** Whether the link is valid. */
  public boolean isUsable() {
    return email != null;
  }

  /** The invited operator's email address. */
  public String getEmail() {
    return email;
  }

  public String getSecret() {
    return null;
  }

  public void setSecret(String secret) {
    this.secret = secret;
  }

  public String getFresh() {
    return "";
  }

  public void setFresh(String fresh) {
    this.fresh = fresh == null ? "" : fresh;
  }

  public String getAgain() {
    return "";
  }

  public void setAgain(String again) {
    this.again = again == null ? "" : again;
  }

  /** Why the password is refused, or {@code null}. */
  public String getProblem() {
    return problem;
  }
}

package dev.gatehouse.console.sso;

import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.administration.setup.FirstSignIn;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.journal.Mismatch;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.tenant.Connections;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.primefaces.PrimeFaces;

/**
 * The steps from a new connection to the first sign-in. The page that waits for it asks again and
 * again, and gets an answer when there is something new.
 */
@Named("setup")
@RequestScoped
public class ConnectionSetupBacking {
  /** Inputs of the page: that the steps are on it, and what it shows of the sign-in. */
  private static final String OPEN = "setupOpen";

  private static final String SHOWN = "setupShown";
  private static final String SIGN_IN = "first-sign-in";

  @Inject HttpServletRequest request;
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject ConnectionBacking connection;
  @Inject KeysBacking keys;
  @Inject NewKeyBacking newKey;
  @Inject IntegrationBacking integration;
  @Inject Connections connections;
  @Inject FirstSignIn firstSignIn;

  private FirstSignIn.Found found;

  private FirstSignIn.Found found() {
    if (found == null) {
      found =
          connections
              .find(site.id(), connection.getId())
              .map(stored -> firstSignIn.of(current.actor(), stored))
              .orElseGet(() -> new FirstSignIn.Found(FirstSignIn.State.WAITING, Optional.empty()));
    }
    return found;
  }

  /** Whether the steps are shown: until somebody has signed in, and as long as the page is open. */
  public boolean isOpen() {
    return !connection.isNew()
        && (ReadParameters.of(request).getParameter(OPEN) != null
            || found().state() != FirstSignIn.State.SEEN);
  }

  /** Polled by the page: shows the sign-in anew if there was one. */
  public void refresh() {
    if (!getShown().equals(ReadParameters.of(request).getParameter(SHOWN))) {
      FacesContext.getCurrentInstance().getPartialViewContext().getRenderIds().add(SIGN_IN);
    }
    if (isSeen()) {
      PrimeFaces.current().executeScript("PF('firstSignIn').stop()");
    }
  }

  /** What is shown of the sign-in, for {@link #refresh}. */
  public String getShown() {
    return found().state() + found().event().map(event -> " " + event.getId()).orElse("");
  }

  /** The state as part of a text's key. */
  public String getState() {
    return found().state().name().toLowerCase(Locale.ROOT);
  }

  public boolean isSeen() {
    return found().state() == FirstSignIn.State.SEEN;
  }

  /** The refused attempt, or {@code null}. */
  public SignInEvent getRefused() {
    return found().state() == FirstSignIn.State.REFUSED ? found().event().orElse(null) : null;
  }

  private Optional<Rejection> reason() {
    return Arrays.stream(Rejection.values())
        .filter(reason -> getRefused() != null && reason.code().equals(getRefused().getReason()))
        .findFirst();
  }

  private Optional<Cause> cause() {
    return Optional.ofNullable(getRefused()).flatMap(EventReading::cause);
  }

  /** Why it was refused, in a sentence: the mistake that was recognized, or else the reason. */
  public String getSentence() {
    return cause().map(Cause::sentence).or(() -> reason().map(Rejection::sentence)).orElse(null);
  }

  /** What to do about it. */
  public String getRemedy() {
    return cause().map(Cause::remedy).or(() -> reason().map(Rejection::remedy)).orElse(null);
  }

  /** What came in the token and what is accepted there, or {@code null}. */
  public Mismatch getMismatch() {
    return Optional.ofNullable(getRefused()).flatMap(SignInEvent::mismatch).orElse(null);
  }

  /** Whether the connection has what verifies tokens, or another server publishes it. */
  public boolean isKeyDone() {
    return keys.isUsable();
  }

  /** Whether sign-ins work without a key of the connection's own. */
  public boolean isKeyOptional() {
    return keys.isGiven();
  }

  /** The environment variable that the samples read, or {@code null} if there are none. */
  public String getVariable() {
    return integration.variable().orElse(null);
  }

  /** Lines with the secret that this request added; none if backends do not read it. */
  public List<SecretLines> getLines() {
    Optional<String> variable = integration.variable();
    return newKey.getShown() == null || keys.isGiven() || variable.isEmpty()
        ? List.of()
        : SecretLines.of(variable.get(), newKey.getShown());
  }
}

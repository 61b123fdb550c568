package dev.gatehouse.console;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.cookie.ConsoleCookie;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Messages that belong to no field survive a redirect: the next page shows them once. They wait in
 * a cookie, since another node may show the next page, and the Faces flash survives only redirects
 * that Faces itself sends.
 */
public class Notices implements PhaseListener {
  private static final ConsoleCookie COOKIE = new ConsoleCookie("gatehouse-notices");
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  /** Servers and proxies limit headers; what does not fit was said, but is not shown. */
  private static final int MOST_BYTES = 2000;

  private static final List<FacesMessage.Severity> KINDS =
      List.of(FacesMessage.SEVERITY_INFO, FacesMessage.SEVERITY_WARN, FacesMessage.SEVERITY_ERROR);

  /** Shows a success message on this page or, after a redirect, on the next. */
  public static void done(String text) {
    say(FacesMessage.SEVERITY_INFO, text);
  }

  /** Shows a warning about what was done. */
  public static void warning(String text) {
    say(FacesMessage.SEVERITY_WARN, text);
  }

  /** Shows an error message. */
  public static void problem(String text) {
    say(FacesMessage.SEVERITY_ERROR, text);
  }

  private static void say(FacesMessage.Severity severity, String text) {
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, null));
  }

  static void keep(FacesContext faces) {
    String waiting = "";
    for (FacesMessage message : faces.getMessageList(null)) {
      String one = KINDS.indexOf(message.getSeverity()) + message.getSummary();
      String all = waiting.isEmpty() ? encoded(one) : waiting + "." + encoded(one);
      waiting = all.length() <= MOST_BYTES ? all : waiting;
    }
    if (!waiting.isEmpty()) {
      COOKIE.set(response(faces), incoming(faces), waiting, LIFETIME);
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<FacesMessage> read(String encoded) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
      return text.matches("(?s)[0-2].+")
          ? Optional.of(new FacesMessage(KINDS.get(text.charAt(0) - '0'), text.substring(1), null))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Not base64, so not ours.
      return Optional.empty();
    }
  }

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RENDER_RESPONSE;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    FacesContext faces = event.getFacesContext();
    Optional<String> waiting = COOKIE.of(incoming(faces));
    if (waiting.isPresent() && isShown(faces)) {
      for (String one : waiting.get().split("\\.")) {
        read(one).ifPresent(message -> faces.addMessage(null, message));
      }
      COOKIE.drop(response(faces), incoming(faces));
    }
  }

  @Override
  public void afterPhase(PhaseEvent event) {
    // Messages are shown before the page is rendered.
  }

  /** A partial request that does not update the messages must not consume them. */
  private static boolean isShown(FacesContext faces) {
    PartialViewContext part = faces.getPartialViewContext();
    return !part.isPartialRequest()
        || part.isRenderAll()
        || part.getRenderIds().contains("notices");
  }

  private static Incoming incoming(FacesContext faces) {
    return Incoming.of((HttpServletRequest) faces.getExternalContext().getRequest());
  }

  private static HttpServletResponse response(FacesContext faces) {
    return (HttpServletResponse) faces.getExternalContext().getResponse();
  }
}

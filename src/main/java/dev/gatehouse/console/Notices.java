package dev.gatehouse.console;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Messages that belong to no field survive a redirect: the next page shows them once. They wait in
 * the session, because the Faces flash survives only redirects that Faces itself sends.
 */
public class Notices implements PhaseListener {
  private static final String WAITING = Notices.class.getName();

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
    List<FacesMessage> messages = faces.getMessageList(null);
    if (!messages.isEmpty() && faces.getExternalContext().getSession(false) != null) {
      session(faces).put(WAITING, new ArrayList<>(messages));
    }
  }

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RENDER_RESPONSE;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    FacesContext faces = event.getFacesContext();
    if (isShown(faces)
        && faces.getExternalContext().getSession(false) != null
        && session(faces).remove(WAITING) instanceof List<?> waiting) {
      waiting.forEach(message -> faces.addMessage(null, (FacesMessage) message));
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

  private static Map<String, Object> session(FacesContext faces) {
    return faces.getExternalContext().getSessionMap();
  }
}

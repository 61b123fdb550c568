package dev.gatehouse.console.frame;

import dev.gatehouse.console.Redirects;
import dev.gatehouse.signin.console.ConsoleDoor;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import org.primefaces.PrimeFaces;
import org.primefaces.context.PrimeFacesContext;
import org.primefaces.csp.CspException;
import org.primefaces.csp.CspState;

/**
 * The console's content security policy: scripts must carry the page's nonce, and nothing is loaded
 * from other hosts. PrimeFaces adds the nonce to its scripts; this class writes the header, so that
 * there is only one and readers' pages keep theirs.
 */
public class ContentPolicy implements PhaseListener {
  /** PrimeFaces positions elements by {@code style} attributes; style sheets are our files. */
  private static final String PAGES =
      "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'%s; base-uri 'none';"
          + " frame-ancestors 'none'; script-src ";

  private static final String POSTS_TO = ContentPolicy.class.getName() + ".postsTo";

  /** The policy for responses that are not pages. */
  static final String WITHOUT_SCRIPT = PAGES.formatted("") + "'none'";

  /** Lets the page of this request also post forms to these origins. */
  public static void letPost(HttpServletRequest request, Collection<String> origins) {
    request.setAttribute(POSTS_TO, " " + String.join(" ", origins));
  }

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.ANY_PHASE;
  }

  @Override
  public void afterPhase(PhaseEvent event) {
    FacesContext faces = event.getFacesContext();
    if (event.getPhaseId() == PhaseId.RESTORE_VIEW && !faces.getResponseComplete()) {
      CspState state = PrimeFacesContext.getCspState(faces);
      // Keeps PrimeFaces from writing its own header.
      state.setInitialized(true);
      if (faces.isPostback() && isConsole(faces)) {
        requireNonce(state, faces);
      }
    }
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    FacesContext faces = event.getFacesContext();
    if (event.getPhaseId() == PhaseId.RENDER_RESPONSE && isConsole(faces)) {
      String nonce = PrimeFacesContext.getCspState(faces).getNonce();
      ((HttpServletResponse) faces.getExternalContext().getResponse())
          .setHeader(
              "Content-Security-Policy",
              PAGES.formatted(postsTo(faces.getExternalContext())) + "'nonce-" + nonce + "'");
      PrimeFaces.current()
          .executeInitScript("if(window.PrimeFaces){PrimeFaces.csp.init('" + nonce + "');}");
    }
  }

  private static String postsTo(ExternalContext external) {
    return (String) external.getRequestMap().getOrDefault(POSTS_TO, "");
  }

  /** A form without its page's nonce was not sent by that page. */
  private static void requireNonce(CspState state, FacesContext faces) {
    try {
      state.getNonce();
    } catch (CspException e) {
      Redirects.afresh();
    }
  }

  private static boolean isConsole(FacesContext faces) {
    return faces.getViewRoot() != null
        && faces.getViewRoot().getViewId().startsWith(ConsoleDoor.HOME);
  }
}

package dev.gatehouse.console.frame;

import dev.gatehouse.console.Redirects;
import jakarta.faces.component.UIViewAction;
import jakarta.faces.component.UIViewParameter;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.view.ViewMetadata;
import java.util.Map;

/**
 * Opens a page again for a form that comes to a node which does not have the page's beans, as
 * behind a load balancer without stickiness, or after a restart. The beans are read as for the
 * page's address, get back the simple values that the form carried, and then what was typed, as
 * ever. If what the page lists has changed meanwhile, the form is not processed, since its buttons
 * could mean something else by now: the page is shown again.
 */
public class ReopenedPages implements PhaseListener {
  private static final long serialVersionUID = 1L;

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RESTORE_VIEW;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    // There is no page yet.
  }

  @Override
  public void afterPhase(PhaseEvent event) {
    FacesContext faces = event.getFacesContext();
    UIViewRoot page = faces.getViewRoot();
    if (page == null || faces.getResponseComplete() || !faces.isPostback()) {
      return;
    }
    if (!KeptFields.areHere(faces)) {
      read(faces, page);
      if (!faces.getResponseComplete() && !KeptFields.restore(faces)) {
        Redirects.afresh();
      }
    }
  }

  /** Does what opening the page's address does. */
  private static void read(FacesContext faces, UIViewRoot page) {
    Map<String, String> given = faces.getExternalContext().getRequestParameterMap();
    for (UIViewParameter parameter : ViewMetadata.getViewParameters(page)) {
      String value = given.get(parameter.getName());
      if (value != null && parameter.getValueExpression("value") != null) {
        parameter.getValueExpression("value").setValue(faces.getELContext(), value);
      }
    }
    for (UIViewAction action : ViewMetadata.getViewActions(page)) {
      action.getActionExpression().invoke(faces.getELContext(), null);
    }
    // Beans that have no action of their own read when they are made.
    for (String name : KeptFields.noted(faces).keySet()) {
      faces
          .getApplication()
          .evaluateExpressionGet(faces, "#{" + name + ".toString()}", Object.class);
    }
  }
}

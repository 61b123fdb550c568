package dev.gatehouse.console;

import dev.gatehouse.administration.change.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UISelectMany;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Shows a member's error beside the input whose id is the member's name. */
@ApplicationScoped
public class FieldErrors {
  private static final Pattern PREDICATE = Pattern.compile("(is|are|must|has|have|cannot)\\b");

  public void add(FieldError error) {
    FacesContext faces = FacesContext.getCurrentInstance();
    // The inputs of customDomains[1] and claims.email are customDomains and claims.
    UIComponent input = find(error.field().replaceFirst("[\\[.].*", ""), faces);
    if (input instanceof UIInput typed) {
      typed.setValid(false);
      keepTyped(typed, faces);
      faces.addMessage(input.getClientId(), message(sentence(labelled(typed, error.message()))));
    } else {
      faces.addMessage(null, message(sentence((error.field() + " " + error.message()).trim())));
    }
  }

  /** The label of the input whose id is a member's name, as the page shows it. */
  Optional<String> labelOf(String member) {
    UIComponent input = find(member, FacesContext.getCurrentInstance());
    return Optional.ofNullable(input).map(found -> (String) found.getAttributes().get("label"));
  }

  /**
   * Rules are worded as predicates, such as "is required"; the input's label, which {@code
   * FieldsBacking} sets, is their subject.
   */
  private static String labelled(UIInput input, String message) {
    boolean predicate = PREDICATE.matcher(message).lookingAt();
    return predicate && input.getAttributes().get("label") instanceof String label
        ? label + " " + message
        : message;
  }

  /** Keeps an invalid input's submitted text, which Faces drops once it is converted. */
  private static void keepTyped(UIInput input, FacesContext faces) {
    Map<String, String[]> sent = faces.getExternalContext().getRequestParameterValuesMap();
    String id = input.getClientId(faces);
    String[] values = sent.getOrDefault(id, sent.get(id + "_input"));
    if (values != null && !(input.getValue() instanceof Boolean)) {
      input.setSubmittedValue(input instanceof UISelectMany ? values : values[0]);
    }
  }

  private static UIComponent find(String id, FacesContext faces) {
    AtomicReference<UIComponent> found = new AtomicReference<>();
    faces
        .getViewRoot()
        .visitTree(
            // Expressions of hidden components may fail, for example without a site in view.
            VisitContext.createVisitContext(faces, null, Set.of(VisitHint.SKIP_UNRENDERED)),
            (context, component) -> {
              boolean here = component instanceof UIInput && id.equals(component.getId());
              if (here) {
                found.set(component);
              }
              return here ? VisitResult.COMPLETE : VisitResult.ACCEPT;
            });
    return found.get();
  }

  private static FacesMessage message(String text) {
    return new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text);
  }

  private static String sentence(String text) {
    String begun =
        text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return begun.isEmpty() || ".?!".indexOf(begun.charAt(begun.length() - 1)) >= 0
        ? begun
        : begun + ".";
  }
}

package dev.gatehouse.console.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Named;

/**
 * Ties an input to its label, its help and its error: for screen readers, and so that an error
 * names the field.
 */
@Named("fields")
@ApplicationScoped
public class FieldsBacking {

  /** Called by {@code gh:field} before it is rendered. */
  public void describe(ComponentSystemEvent event) {
    UIComponent here = event.getComponent();
    String name = (String) here.getAttributes().get("for");
    if (here.findComponent(name) instanceof UIInput input) {
      String id = input.getClientId();
      UIComponent help = here.findComponent(name + "-help");
      boolean helped = help != null && help.isRendered();
      String described = helped ? id + "-message " + id + "-help" : id + "-message";
      input.getPassThroughAttributes().put("aria-describedby", described);
      input.getAttributes().put("label", here.getAttributes().get("label"));
    }
  }
}

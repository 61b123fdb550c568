package dev.gatehouse.console.alert;

import dev.gatehouse.console.Carried;
import dev.gatehouse.console.Difference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * What the form of an alert rule or a web hook was opened with. It outlives the request, unlike the
 * form's own bean, which may hold a secret.
 */
@Named("openedSettings")
@ViewScoped
public class OpenedSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  @Carried private HashMap<String, Object> values = new HashMap<>();

  void note(Object settings) {
    values = Difference.opened(settings);
  }

  Map<String, Object> values() {
    return values;
  }
}

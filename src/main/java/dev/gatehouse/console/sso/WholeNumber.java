package dev.gatehouse.console.sso;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;

/**
 * Makes a JSON number of what is typed. Text that is no number stays text, so that the option's own
 * rule objects to it together with everything else that is wrong.
 */
@FacesConverter("gatehouse.WholeNumber")
public class WholeNumber implements Converter<Object> {
  @Override
  public Object getAsObject(FacesContext faces, UIComponent input, String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    String number = typed.trim();
    return number.matches("[+-]?\\d{1,18}") ? (Object) Long.valueOf(number) : typed;
  }

  @Override
  public String getAsString(FacesContext faces, UIComponent input, Object value) {
    return value == null ? "" : value.toString();
  }
}

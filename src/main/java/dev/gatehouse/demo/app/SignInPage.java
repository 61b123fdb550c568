package dev.gatehouse.demo.app;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page shows on which somebody says who they are.
 *
 * @param sent what the help center sent along, to be sent on with the form
 */
public record SignInPage(
    Map<String, String> sent, List<Backend.Choice> choices, List<Person> people) {

  static SignInPage of(Backend backend, HttpServletRequest request) {
    Map<String, String> sent = new LinkedHashMap<>();
    for (String name : backend.parameters()) {
      String value = request.getParameter(name);
      if (value != null) {
        sent.put(name, value);
      }
    }
    return new SignInPage(sent, backend.choices(), List.of(Person.values()));
  }
}

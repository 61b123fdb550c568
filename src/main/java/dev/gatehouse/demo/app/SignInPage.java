package dev.gatehouse.demo.app;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page on which the visitor picks a person.
 *
 * @param sent the help center's parameters, resubmitted with the form
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

package dev.gatehouse.demo.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The app's environment variables, with values from the help centers' settings. A real app reads
 * them from its process.
 */
@ApplicationScoped
public class AppEnvironment {
  private final Map<String, String> variables = new ConcurrentHashMap<>();

  public void set(String name, String value) {
    variables.put(name, value);
  }

  /**
   * @throws CannotSignIn with the name of a variable that is not set
   */
  String get(String name) throws CannotSignIn {
    String value = variables.get(name);
    if (value == null) {
      throw CannotSignIn.notAnswered("The app's variable " + name + " is not set.");
    }
    return value;
  }
}

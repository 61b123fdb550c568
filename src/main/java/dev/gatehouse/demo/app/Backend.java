package dev.gatehouse.demo.app;

import java.util.List;

/** The company's code that signs people in to the help center of one vendor. */
public interface Backend {
  /** The path of the help center's login URL in the app. */
  String path();

  /** The query parameters that the help center adds to the login URL. */
  default List<String> parameters() {
    return List.of();
  }

  /** Choices that the demo offers beside the person; a real app decides them itself. */
  default List<Choice> choices() {
    return List.of();
  }

  /**
   * The address in the company's help center to which the browser returns, with the proof of
   * identity.
   *
   * @throws CannotSignIn when a parameter is missing, or the help center does not answer
   */
  String returnAddress(Person person, LoginRequest login) throws CannotSignIn;

  /** A way to sign the person in. */
  record Choice(String name, String value, String description) {}
}

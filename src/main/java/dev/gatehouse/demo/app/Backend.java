package dev.gatehouse.demo.app;

import java.util.List;

/** What the company's developers wrote to sign people in to the help center of one vendor. */
public interface Backend {
  /** Where in the app it is: the path of the help center's login URL. */
  String path();

  /** What the help center tells in the query when it sends somebody here. */
  default List<String> parameters() {
    return List.of();
  }

  /** What the demo asks beside who somebody is; a real app decides that for itself. */
  default List<Choice> choices() {
    return List.of();
  }

  /**
   * The address at the company's own help center that the browser goes to, with the proof of who
   * the person is.
   *
   * @throws CannotSignIn when the help center did not send what it takes, or does not answer
   */
  String wayBack(Person person, LoginRequest login) throws CannotSignIn;

  /** One of several ways to sign the person in. */
  record Choice(String name, String value, String description) {}
}

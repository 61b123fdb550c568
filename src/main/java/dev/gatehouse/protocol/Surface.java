package dev.gatehouse.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a credential travelled. */
public enum Surface {
  /** To the protocol's own sign-in address. */
  REDIRECT,
  /** With the address of any page. */
  PAGE,
  /** In a header, with a call of the embedded widget. */
  WIDGET,
  /** In a header, with a call of the reading API. */
  API;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Surface> named(String name) {
    return Arrays.stream(values()).filter(surface -> surface.text().equals(name)).findFirst();
  }

  /** Whether a program is calling: it gets JSON and is never sent anywhere. */
  public boolean isForPrograms() {
    return this == WIDGET || this == API;
  }
}

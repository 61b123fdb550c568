package dev.gatehouse.tenant;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a reader may do in a help center, from least to most. None of them opens the console. */
public enum Role {
  VIEWER,
  EDITOR,
  ADMIN;

  /** The role that a token or a form names, if it names one. */
  public static Optional<Role> named(String name) {
    return Arrays.stream(values()).filter(role -> role.text().equals(name)).findFirst();
  }

  /** As tokens and the admin API write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** This role, or the ceiling where this one is higher. */
  public Role cappedBy(Role ceiling) {
    return compareTo(ceiling) > 0 ? ceiling : this;
  }

  /** This role and every lower one. */
  public List<Role> andLower() {
    return List.of(values()).subList(0, ordinal() + 1);
  }
}

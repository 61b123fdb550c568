package dev.gatehouse.tenant;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The role of a reader in a help center, from least to most. None gives access to the console. */
public enum Role {
  VIEWER,
  EDITOR,
  ADMIN;

  /** The role of a name in a token or a form. */
  public static Optional<Role> named(String name) {
    return Arrays.stream(values()).filter(role -> role.text().equals(name)).findFirst();
  }

  /** The name in tokens and in the admin API. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The lower of this role and the ceiling. */
  public Role cappedBy(Role ceiling) {
    return compareTo(ceiling) > 0 ? ceiling : this;
  }

  /** This role and every lower one. */
  public List<Role> andLower() {
    return List.of(values()).subList(0, ordinal() + 1);
  }
}

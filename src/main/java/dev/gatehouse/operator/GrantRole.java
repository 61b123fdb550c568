package dev.gatehouse.operator;

import java.util.EnumSet;
import java.util.Set;

/** The role of an operator at a help center, with its rights. */
public enum GrantRole {
  /** Also deletes the help center and manages its team. */
  OWNER(Right.READ, Right.EDIT, Right.CONFIGURE, Right.OWN),
  /** Sign-in settings, keys and users. */
  ADMIN(Right.READ, Right.EDIT, Right.CONFIGURE),
  /** Categories and articles. */
  EDITOR(Right.READ, Right.EDIT),
  /** Reads the help center by password; has no access to the console. */
  MEMBER(Right.READ);

  private final Set<Right> rights;

  GrantRole(Right... rights) {
    this.rights = EnumSet.of(rights[0], rights);
  }

  /** Whether this role has every right of the other. */
  public boolean includes(GrantRole other) {
    return rights.containsAll(other.rights);
  }

  public boolean has(Right right) {
    return rights.contains(right);
  }
}

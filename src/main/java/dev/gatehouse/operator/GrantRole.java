package dev.gatehouse.operator;

import java.util.EnumSet;
import java.util.Set;

/** What an operator is to a help center. Each role has the rights that stand beside it. */
public enum GrantRole {
  /** Also deletes the help center and says who else works on it. */
  OWNER(Right.READ, Right.EDIT, Right.CONFIGURE, Right.OWN),
  /** Sign-in settings, keys and users. */
  ADMIN(Right.READ, Right.EDIT, Right.CONFIGURE),
  /** Categories and articles. */
  EDITOR(Right.READ, Right.EDIT),
  /** Reads the help center by password, and sees nothing of the console. */
  MEMBER(Right.READ);

  private final Set<Right> rights;

  GrantRole(Right... rights) {
    this.rights = EnumSet.of(rights[0], rights);
  }

  public boolean has(Right right) {
    return rights.contains(right);
  }
}

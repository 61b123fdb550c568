package dev.gatehouse.tenant.gate;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may see a path.
 *
 * @param groups ids of permission groups, of which a reader needs one; empty unless groups decide
 */
public record Access(Kind kind, Set<String> groups) {
  /** Every reader who is signed in. */
  public static final Access SIGNED_IN = new Access(Kind.SIGNED_IN, Set.of());

  /** What decides. */
  public enum Kind {
    PUBLIC("public"),
    SIGNED_IN("signedIn"),
    GROUPS("groups");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The name in the admin API. */
    public String text() {
      return text;
    }
  }

  public Access {
    groups = Collections.unmodifiableSet(new TreeSet<>(groups));
  }

  public boolean isPublic() {
    return kind == Kind.PUBLIC;
  }

  /** Whether a reader who is signed in and in these groups may see it. */
  public boolean admits(Set<String> readersGroups) {
    return kind != Kind.GROUPS || groups.stream().anyMatch(readersGroups::contains);
  }
}

package dev.gatehouse.library;

import java.util.Collections;
import java.util.Set;

/**
 * For whom something is read: what they may see follows from this alone, so that all who are alike
 * share one {@link Catalogue}.
 *
 * @param groups ids of the permission groups that count
 */
public record Viewer(Standing standing, Set<String> groups) {

  /** How well the site knows who is reading. */
  public enum Standing {
    /** Nobody signed in. */
    ANONYMOUS,
    /** Let in without being a user of the site: sees what is marked for visitors. */
    VISITOR,
    /** The same where everybody may read: also sees what everybody does. */
    VISITOR_OF_OPEN_SITE,
    /** Signed in. */
    SIGNED_IN,
    /** One of the team that runs the site: counts as a member of every group. */
    TEAM
  }

  public Viewer {
    groups = Set.copyOf(groups);
  }

  public static Viewer anonymous() {
    return new Viewer(Standing.ANONYMOUS, Set.of());
  }

  public static Viewer visitor(Set<String> groups) {
    return new Viewer(Standing.VISITOR, groups);
  }

  public static Viewer visitorOfOpenSite(Set<String> groups) {
    return new Viewer(Standing.VISITOR_OF_OPEN_SITE, groups);
  }

  public static Viewer signedIn(Set<String> groups) {
    return new Viewer(Standing.SIGNED_IN, groups);
  }

  public static Viewer team() {
    return new Viewer(Standing.TEAM, Set.of());
  }

  boolean isVisitor() {
    return standing == Standing.VISITOR;
  }

  boolean isSignedIn() {
    return standing == Standing.SIGNED_IN || standing == Standing.TEAM;
  }

  boolean isVisitorOfOpenSite() {
    return standing == Standing.VISITOR_OF_OPEN_SITE;
  }

  /** Whether it is in one of the groups, or there are none to be in. */
  boolean isAmong(Set<String> required) {
    return required.isEmpty()
        || standing == Standing.TEAM
        || !Collections.disjoint(required, groups);
  }
}

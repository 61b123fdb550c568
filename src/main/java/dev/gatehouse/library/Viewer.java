package dev.gatehouse.library;

import java.util.Collections;
import java.util.Set;

/**
 * The person for whom content is read. What they may see depends on these values alone, so that
 * equal viewers share one {@link Catalogue}.
 *
 * @param groups ids of the permission groups that count
 */
public record Viewer(Standing standing, Set<String> groups) {

  /** How well the site knows the viewer. */
  public enum Standing {
    /** Not signed in. */
    ANONYMOUS,
    /** Signed in without being a user of the site: sees what is marked for visitors. */
    VISITOR,
    /** A visitor of a public site: also sees what everybody sees. */
    VISITOR_OF_OPEN_SITE,
    /** A user of the site who is signed in. */
    SIGNED_IN,
    /** A member of the team that runs the site: counts as a member of every group. */
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

  /** Whether the viewer is in one of the groups, or no group is required. */
  boolean isAmong(Set<String> required) {
    return required.isEmpty()
        || standing == Standing.TEAM
        || !Collections.disjoint(required, groups);
  }
}

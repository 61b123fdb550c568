package dev.gatehouse.library;

import java.util.Collections;
import java.util.Set;

/**
 * For whom something is read: what they may see follows from this alone, so that all who are alike
 * share one {@link Shelf}.
 *
 * @param groups ids of the permission groups that count
 */
public record Audience(Standing standing, Set<String> groups) {

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

  public Audience {
    groups = Set.copyOf(groups);
  }

  public static Audience anonymous() {
    return new Audience(Standing.ANONYMOUS, Set.of());
  }

  public static Audience visitor(Set<String> groups) {
    return new Audience(Standing.VISITOR, groups);
  }

  public static Audience visitorOfOpenSite(Set<String> groups) {
    return new Audience(Standing.VISITOR_OF_OPEN_SITE, groups);
  }

  public static Audience signedIn(Set<String> groups) {
    return new Audience(Standing.SIGNED_IN, groups);
  }

  public static Audience team() {
    return new Audience(Standing.TEAM, Set.of());
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

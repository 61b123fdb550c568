package dev.gatehouse.protocol.proprofs;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.token.ClaimType;
import dev.gatehouse.token.Claims;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * "Site ID's (comma separated)": which sites a token opens, of those that its connection may open.
 *
 * @param opened ids in the token's order; without an entry in the claim, the site that was called
 * @param ignored how many entries are no id, or one that the connection does not open
 */
record SiteAccess(Set<Long> opened, int ignored) {
  static final String CLAIM = "site_access";

  /** Vendors' ids are numbers; more digits than these are no id of any site. */
  private static final Predicate<String> ID = entry -> entry.matches("[0-9]{1,18}");

  /** The entries that are not blank: "A lack of Site ID" may be written as an empty text. */
  static final ClaimType<List<String>> ENTRIES =
      new ClaimType<>(
          "a text of site ids separated by commas",
          json -> json instanceof String text ? Optional.of(entries(text)) : Optional.empty());

  private static List<String> entries(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /** The sites that a connection may open: those that its operator listed, and its own. */
  static Set<Long> openable(LiveConnection connection) {
    Set<Long> sites = new LinkedHashSet<>(connection.settings().getSiteIds());
    sites.add(connection.site().id().value());
    return sites;
  }

  /** What a token opens through a connection. */
  static SiteAccess of(Claims claims, LiveConnection connection) {
    return of(claims, openable(connection), connection.site().id().value());
  }

  /**
   * "A lack of Site ID will give the user access only to the site that is listed as the domain
   * name."
   */
  static SiteAccess of(Claims claims, Set<Long> openable, long called) {
    List<String> entries = claims.find(CLAIM, ENTRIES).orElse(List.of());
    if (entries.isEmpty()) {
      return new SiteAccess(Set.of(called), 0);
    }
    List<Long> known =
        entries.stream().filter(ID).map(Long::valueOf).filter(openable::contains).toList();
    Set<Long> opened = known.stream().collect(Collectors.toCollection(LinkedHashSet::new));
    return new SiteAccess(opened, entries.size() - known.size());
  }

  /** In words for an operator; tells how many entries were ignored, and not what they say. */
  String told() {
    String ids = opened.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String opens = "Opens " + (opened.size() == 1 ? "site " : "sites ") + ids + ".";
    return ignored == 0
        ? opens
        : opens
            + " Ignored %d of site_access, which this connection does not open.".formatted(ignored);
  }
}

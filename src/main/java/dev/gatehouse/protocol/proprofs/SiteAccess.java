package dev.gatehouse.protocol.proprofs;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.text.ShownValue;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
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
 * @param ignored entries that are no id, or one that the connection does not open
 */
record SiteAccess(Set<Long> opened, List<String> ignored) {
  static final String CLAIM = "site_access";

  /** The sites that tokens of a connection may name. */
  static final Option<List<Long>> SITE_IDS = Option.sites("siteIds");

  private static final int MOST_TOLD = 10;

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
    Set<Long> sites = new LinkedHashSet<>(SITE_IDS.of(connection.settings()));
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
      return new SiteAccess(Set.of(called), List.of());
    }
    Predicate<String> opens = ID.and(entry -> openable.contains(Long.valueOf(entry)));
    Set<Long> opened =
        entries.stream()
            .filter(opens)
            .map(Long::valueOf)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new SiteAccess(opened, entries.stream().filter(opens.negate()).toList());
  }

  /** In words for an operator. */
  String told() {
    String opens = (opened.size() == 1 ? "Opens site " : "Opens sites ") + listed(opened) + ".";
    return ignored.isEmpty()
        ? opens
        : opens
            + " Ignored entries of site_access that this connection does not open (%d)%s."
                .formatted(ignored.size(), ignoredIds());
  }

  /** Ids are told, since an operator may want to open them; of other entries only their number. */
  String ignoredIds() {
    List<String> ids = ignored.stream().filter(ID).distinct().limit(MOST_TOLD).toList();
    return ids.isEmpty() ? "" : ": " + listed(ids);
  }

  private static String listed(Collection<?> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** A token that names sites names at least one that its connection may open. */
  record OpensSomeSite(Set<Long> openable, long called) implements ClaimCheck {
    @Override
    public String name() {
      return CLAIM;
    }

    @Override
    public String rule() {
      return "site_access, if given, names a site that the connection opens";
    }

    @Override
    public void check(Claims claims, Instant now) throws Rejected {
      SiteAccess access = SiteAccess.of(claims, openable, called);
      if (access.opened().isEmpty()) {
        throw new Rejected(
                Rejection.JWT_AUDIENCE_MISMATCH,
                ("none of the %d entries of site_access is the id of a site that this connection"
                        + " opens%s")
                    .formatted(access.ignored().size(), access.ignoredIds()))
            .comparing(
                () ->
                    Discrepancy.of(
                        ShownValue.of(claims.asMap().get(CLAIM)), listed(openable), null));
      }
    }

    @Override
    public Optional<Fix> fix(Claims claims, Instant now) {
      return Fix.to(CLAIM, String.valueOf(called));
    }
  }
}

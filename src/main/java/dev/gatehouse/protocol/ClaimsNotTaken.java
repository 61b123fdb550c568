package dev.gatehouse.protocol;

import dev.gatehouse.protocol.mapping.Mapped;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.claims.NotTaken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The claims of a token that its sign-in goes on without: unusable ones, and unknown groups. */
public final class ClaimsNotTaken {
  private static final Set<ClaimKind> OF_GROUPS = Set.of(ClaimKind.GROUPS, ClaimKind.GROUP_IDS);

  /** What may be the id of a group, and is fit for a log. */
  private static final String GROUP_ID = "[A-Za-z0-9_-]{1,64}";

  private static final int MOST_NAMED = 10;

  private ClaimsNotTaken() {}

  /**
   * @param mapped who the reader is, and which groups come from rules
   * @param unknownGroups ids that no group of the site has
   */
  public static List<NotTaken> of(
      LiveConnection live,
      ClaimRules rules,
      Claims claims,
      Mapped mapped,
      Collection<String> unknownGroups) {
    List<NotTaken> all = new ArrayList<>(rules.notTaken(claims));
    if (unknownGroups.isEmpty()) {
      return all;
    }
    Set<String> byRules = mapped.addedGroups();
    Set<String> named = new TreeSet<>(unknownGroups);
    named.removeAll(byRules);
    byRules.retainAll(unknownGroups);
    if (!named.isEmpty()) {
      live.protocol().description().offeredClaims(live).stream()
          .filter(offered -> OF_GROUPS.contains(offered.kind()))
          .map(OfferedClaim::name)
          .forEach(claim -> all.add(new NotTaken(claim, claim + unknown(named))));
    }
    if (!byRules.isEmpty()) {
      all.add(new NotTaken("mapping", "the mapping" + unknown(byRules)));
    }
    return all;
  }

  private static String unknown(Collection<String> ids) {
    String named =
        ids.stream()
            .filter(id -> id.matches(GROUP_ID))
            .sorted()
            .limit(MOST_NAMED)
            .collect(Collectors.joining(", "));
    return " names groups (%d) that this site does not have%s"
        .formatted(ids.size(), named.isEmpty() ? "" : ": " + named);
  }
}

package dev.gatehouse.protocol.proprofs;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.Claims;
import java.time.Instant;
import java.util.Set;

/** A token that names sites names at least one that its connection may open. */
record OpensSomeSite(Set<Long> openable, long called) implements ClaimCheck {
  @Override
  public String name() {
    return SiteAccess.CLAIM;
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
          "none of the %d entries of site_access is the id of a site that this connection opens%s"
              .formatted(access.ignored().size(), access.ignoredIds()));
    }
  }
}

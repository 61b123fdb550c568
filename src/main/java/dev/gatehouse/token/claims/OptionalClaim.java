package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import java.time.Instant;

/** A claim may be absent, and counts as missing if it is present with another type. */
record OptionalClaim(String claim, ClaimType<?> type) implements ClaimCheck {
  @Override
  public String name() {
    return "optional claim " + claim;
  }

  @Override
  public String rule() {
    return claim + ", if given, is " + type.description();
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    claims.optional(claim, type);
  }
}

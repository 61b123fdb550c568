package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import java.time.Instant;
import java.util.Optional;

/**
 * A claim that says who somebody is may be absent, but must be usable if it is present. Read as
 * absent, it would let its bearer in as somebody else: by the e-mail address instead of the id, or
 * as a visitor.
 */
record IdentityClaim(String claim, ClaimType<?> type) implements ClaimCheck {
  @Override
  public String name() {
    return "identity claim " + claim;
  }

  @Override
  public String rule() {
    return claim + ", if given, is " + type.description();
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    claims.usable(claim, type);
  }

  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    return Fix.typed(claims, claim, type, null);
  }
}

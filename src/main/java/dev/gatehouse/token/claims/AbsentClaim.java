package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;

/** A claim that only tokens of another kind have. */
record AbsentClaim(String claim) implements ClaimCheck {
  @Override
  public String name() {
    return "no " + claim;
  }

  @Override
  public String rule() {
    return claim + " is absent";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    if (claims.asMap().containsKey(claim)) {
      throw new Rejected(Rejection.JWT_WRONG_KIND, claim, claim + " must be absent");
    }
  }

  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    return Fix.leavingOut(claim);
  }
}

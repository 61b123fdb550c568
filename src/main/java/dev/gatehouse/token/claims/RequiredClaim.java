package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;

/** A claim must be present and of its type. */
record RequiredClaim(String claim, ClaimType<?> type, Rejection otherwise) implements ClaimCheck {

  @Override
  public String name() {
    return "required claim " + claim;
  }

  @Override
  public String rule() {
    return claim + " is " + type.description();
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<String> problem = claims.problem(claim, type);
    if (problem.isPresent()) {
      throw new Rejected(otherwise, claim, problem.get())
          .comparing(Compared.type(claims, claim, type));
    }
  }

  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    return Fix.typed(claims, claim, type, null);
  }
}

package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** {@code iss} is exactly the expected text (RFC 7519, section 4.1.1: case-sensitive). */
record Issuer(String expected) implements ClaimCheck {

  @Override
  public String name() {
    return "iss";
  }

  @Override
  public String rule() {
    return "iss is the configured issuer";
  }

  @Override
  public boolean namesParty() {
    return true;
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<String> issuer = claims.exact("iss");
    if (issuer.isEmpty() || !issuer.get().equals(expected)) {
      throw new Rejected(
              Rejection.JWT_ISSUER_MISMATCH,
              "iss is absent or is not exactly the configured issuer")
          .comparing(Compared.names(claims, "iss", Set.of(expected)));
    }
  }

  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    return Fix.to("iss", expected);
  }
}

package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code aud} is or contains one of the accepted audiences, compared exactly. */
record AcceptedAudience(Set<String> accepted) implements ClaimCheck {

  @Override
  public String name() {
    return "aud";
  }

  @Override
  public String rule() {
    return "aud is or contains an audience that this connection accepts";
  }

  @Override
  public boolean namesParty() {
    return true;
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<List<String>> audience = claims.audience();
    if (audience.isEmpty()) {
      throw refused(claims, claims.problem("aud", ClaimType.AUDIENCE).orElseThrow());
    }
    for (String one : audience.get()) {
      if (accepted.contains(one)) {
        return;
      }
    }
    throw refused(claims, "aud neither is nor contains an accepted audience");
  }

  private Rejected refused(Claims claims, String detail) {
    return new Rejected(Rejection.JWT_AUDIENCE_MISMATCH, detail)
        .comparing(Compared.names(claims, "aud", accepted));
  }

  /** The accepted one that was probably meant. */
  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    Object came = claims.asMap().get("aud");
    return accepted.stream()
        .sorted()
        .filter(one -> accepted.size() == 1 || Mistakes.inName(came, Set.of(one)).isPresent())
        .findFirst()
        .map(one -> Fix.to("aud", one))
        .orElseGet(
            () -> Fix.open("aud", accepted.stream().min(Comparator.naturalOrder()).orElse(null)));
  }
}

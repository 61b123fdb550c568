package dev.gatehouse.token.claims;

import java.util.Optional;
import java.util.function.Function;

/**
 * A claim that a sign-in can do without: one that is unusable is not taken.
 *
 * @param leftOut what is not taken of a value that has the type, as a phrase that follows the
 *     claim's name; empty if all of it is taken
 */
record OptionalClaim<T>(
    String name, ClaimType<T> type, Function<? super T, Optional<String>> leftOut) {

  /** Empty if the claim is absent or taken. */
  Optional<NotTaken> notTaken(Claims claims) {
    if (!claims.has(name)) {
      return Optional.empty();
    }
    return claims
        .problem(name, type)
        .or(() -> claims.find(name, type).flatMap(leftOut).map(phrase -> name + " " + phrase))
        .map(why -> new NotTaken(name, why));
  }
}

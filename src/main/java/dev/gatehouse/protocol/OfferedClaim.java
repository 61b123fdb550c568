package dev.gatehouse.protocol;

import java.util.List;

/**
 * A claim that tokens of a protocol may carry, as a form for making tokens offers it.
 *
 * @param required whether a token without it is refused
 * @param sample what a good token has there; of an expiry the seconds that it lives; {@code null}
 *     where it is made afresh, or where there is nothing to suggest
 * @param choices texts to choose from; empty where there is no such choice
 */
public record OfferedClaim(
    String name, ClaimKind kind, boolean required, Object sample, List<String> choices) {

  public OfferedClaim {
    choices = List.copyOf(choices);
  }

  public static OfferedClaim required(String name, ClaimKind kind) {
    return new OfferedClaim(name, kind, true, null, List.of());
  }

  public static OfferedClaim required(String name, ClaimKind kind, Object sample) {
    return new OfferedClaim(name, kind, true, sample, List.of());
  }

  public static OfferedClaim optional(String name, ClaimKind kind) {
    return new OfferedClaim(name, kind, false, null, List.of());
  }

  /** A claim with one of these texts, which may be left out. */
  public static OfferedClaim choice(String name, String... choices) {
    return new OfferedClaim(name, ClaimKind.CHOICE, false, null, List.of(choices));
  }
}

package dev.gatehouse.token.jwk;

import dev.gatehouse.token.VerificationKey;
import java.util.List;
import java.util.Optional;

/** Where a connection's keys are: with the connection, or published by the company as well. */
public interface KeySource {
  /** The keys that are known, without a call. */
  List<VerificationKey> known();

  /** The keys that may have signed a token; a call may be made for them. */
  List<VerificationKey> of(String token);

  /** Whether the company publishes keys, so that there may be some although none is known. */
  default boolean isPublished() {
    return false;
  }

  /** What operators should know of the address where keys are published; empty if all is well. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /** The connection's own keys and no others. */
  static KeySource of(List<VerificationKey> keys) {
    return new Own(List.copyOf(keys));
  }

  /** The connection's own keys. */
  record Own(List<VerificationKey> known) implements KeySource {
    @Override
    public List<VerificationKey> of(String token) {
      return known;
    }
  }
}

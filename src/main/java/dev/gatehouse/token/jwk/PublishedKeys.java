package dev.gatehouse.token.jwk;

import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.UnverifiedHeader;
import dev.gatehouse.token.VerificationKey;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connection's own keys, and those at the address where the company publishes its keys. The
 * address is asked when a token comes.
 */
public final class PublishedKeys implements KeySource {
  private final List<VerificationKey> own;
  private final PublicAlgorithm algorithm;
  private final KeySets sets;
  private final Address address;

  /** Tells the address, for which it may have to ask the provider. */
  public interface Address {
    URI find() throws CallFailed;
  }

  public PublishedKeys(
      List<VerificationKey> own, PublicAlgorithm algorithm, KeySets sets, Address address) {
    this.own = List.copyOf(own);
    this.algorithm = algorithm;
    this.sets = sets;
    this.address = address;
  }

  @Override
  public List<VerificationKey> known() {
    return withOwn(set().map(set -> set.known(algorithm)).orElse(List.of()));
  }

  @Override
  public List<VerificationKey> of(String token) {
    String kid = UnverifiedHeader.text(token, "kid").orElse(null);
    return withOwn(set().map(set -> set.keys(algorithm, kid)).orElse(List.of()));
  }

  private List<VerificationKey> withOwn(List<VerificationKey> published) {
    return own.isEmpty() ? published : Stream.concat(own.stream(), published.stream()).toList();
  }

  private Optional<PublishedKeySet> set() {
    try {
      return Optional.of(sets.at(address.find()));
    } catch (CallFailed e) {
      // Told by trouble().
      return Optional.empty();
    }
  }

  @Override
  public boolean isPublished() {
    return true;
  }

  @Override
  public Optional<String> trouble() {
    try {
      return sets.at(address.find()).trouble();
    } catch (CallFailed e) {
      return Optional.of(e.getMessage());
    }
  }
}

package dev.gatehouse.token.jwk;

import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.tenant.Connection;
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
  private final Connection connection;

  /** Where the keys are. */
  public interface Address {
    /**
     * The address, for which the provider may have to be asked first.
     *
     * @throws CallFailed if it cannot be found out now
     */
    URI find() throws CallFailed;

    /**
     * The address as far as it is known without a call.
     *
     * @throws CallFailed if it is not, with what operators should know of it
     */
    URI known() throws CallFailed;

    /** An address that the settings name. */
    static Address of(URI uri) {
      return new Address() {
        @Override
        public URI find() {
          return uri;
        }

        @Override
        public URI known() {
          return uri;
        }
      };
    }
  }

  public PublishedKeys(
      List<VerificationKey> own,
      PublicAlgorithm algorithm,
      KeySets sets,
      Address address,
      Connection connection) {
    this.own = List.copyOf(own);
    this.algorithm = algorithm;
    this.sets = sets;
    this.address = address;
    this.connection = connection;
  }

  @Override
  public List<VerificationKey> known() {
    try {
      return withOwn(sets.at(connection, address.known()).known(algorithm));
    } catch (CallFailed e) {
      // Told by trouble().
      return own;
    }
  }

  @Override
  public List<VerificationKey> of(String token) {
    try {
      String kid = UnverifiedHeader.text(token, "kid").orElse(null);
      return withOwn(sets.at(connection, address.find()).keys(algorithm, kid));
    } catch (CallFailed e) {
      // Told by trouble().
      return own;
    }
  }

  private List<VerificationKey> withOwn(List<VerificationKey> published) {
    return own.isEmpty() ? published : Stream.concat(own.stream(), published.stream()).toList();
  }

  @Override
  public boolean isPublished() {
    return true;
  }

  @Override
  public Optional<String> trouble() {
    try {
      return sets.at(connection, address.known()).trouble();
    } catch (CallFailed e) {
      return Optional.of(e.getMessage());
    }
  }
}

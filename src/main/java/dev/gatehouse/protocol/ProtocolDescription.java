package dev.gatehouse.protocol;

import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.secret.SigningSecret;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the console, the admin API and the JWT Studio tell operators about a protocol, and what they
 * ask of its connections. No sign-in asks any of it.
 */
public interface ProtocolDescription {
  /** Leeway for clocks that differ, in seconds, where a connection sets none. */
  int defaultClockSkewSeconds();

  /** Settings that only this vendor's connections have, in the order of the form. */
  default List<Option<?>> options() {
    return List.of();
  }

  /** Members of the settings of all connections that this protocol uses, beside name and status. */
  default Set<String> settings() {
    return Set.of("loginUrl", "logoutUrl", "clockSkewSeconds", "algorithm");
  }

  /** What this protocol demands of settings beyond their own rules: member name to message. */
  default Map<String, String> objections(ConnectionSettings settings) {
    return Map.of();
  }

  /** The fewest bytes that a pasted secret of a connection must have. */
  default int minimumSecretBytes(ConnectionSettings settings) {
    return SigningSecret.minimumBytes(settings.getAlgorithm());
  }

  /** Where readers and the company's backend come to with what they bring. */
  default List<Address> addresses(ConnectionSettings settings) {
    return List.of();
  }

  /** The claims that tokens of a connection may carry, in the order of the vendor's document. */
  List<OfferedClaim> offeredClaims(LiveConnection connection);

  /** How tokens get to a help center; the usual way first. */
  List<Delivery> deliveries(ConnectionSettings settings);

  /** The surfaces on which tokens arrive; the usual one first. */
  default List<Surface> surfaces(ConnectionSettings settings) {
    return deliveries(settings).stream().map(Delivery::surface).distinct().toList();
  }

  /** The algorithms that the vendor's backends may sign with; a new connection has the first. */
  default List<String> algorithms() {
    return SigningSecret.ALGORITHMS;
  }
}

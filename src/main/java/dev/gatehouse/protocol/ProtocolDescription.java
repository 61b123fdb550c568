package dev.gatehouse.protocol;

import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.secret.SigningSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Ways to use this protocol that have cards of their own; none if one card is for all. */
  default List<Variant> variants() {
    return List.of();
  }

  /** The variant that a connection is of. */
  default Optional<Variant> variantOf(ConnectionSettings settings) {
    return variants().stream().filter(variant -> variant.covers(settings)).findFirst();
  }

  /** Members of the settings of all connections that this protocol uses, beside name and status. */
  default Set<String> settings() {
    return Set.of("loginUrl", "logoutUrl", "clockSkewSeconds", "algorithm");
  }

  /** What this protocol demands of settings beyond their own rules: member name to message. */
  default Map<String, String> objections(ConnectionSettings settings) {
    return Map.of();
  }

  /**
   * Addresses that this server calls because settings say so, apart from that of published keys, by
   * the members that name them.
   */
  default Map<String, String> calledAddresses(ConnectionSettings settings) {
    return Map.of();
  }

  /**
   * The name space of users of a connection that names none of its own; empty for the one that all
   * connections of a site share.
   */
  default Optional<String> userNamespace(ConnectionSettings settings) {
    return Optional.empty();
  }

  /** The fewest bytes that a pasted secret of a connection must have. */
  default int minimumSecretBytes(ConnectionSettings settings) {
    boolean isPublic = PublicAlgorithm.named(settings.getAlgorithm()).isPresent();
    return isPublic ? 1 : SigningSecret.minimumBytes(settings.getAlgorithm());
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
    return ConnectionKeys.ALGORITHMS;
  }

  /**
   * A way to use a protocol that has a card and a form of its own, such as a well-known provider:
   * the connections whose choice has this value. What the vendor's bundle says under {@code
   * <value>.<key>} goes before what it says under {@code <key>}; {@code <value>.vendor} and {@code
   * <value>.text} have to be there.
   *
   * @param choice the option that tells the variants of a protocol apart
   * @param value one of its choices
   * @param omitted members of the settings that connections of this variant do without
   */
  record Variant(Option<String> choice, String value, Set<String> omitted) {
    /** Whether a connection with these settings is of this variant. */
    public boolean covers(ConnectionSettings settings) {
      return value.equals(choice.of(settings));
    }

    /** Makes these settings those of a connection of this variant. */
    public void choose(ConnectionSettings settings) {
      settings.getOptions().put(choice.name(), value);
    }

    /** Whether its form asks for a member. The choice itself was made with the card. */
    public boolean asksFor(String member) {
      return !member.equals(choice.name()) && !omitted.contains(member);
    }
  }
}

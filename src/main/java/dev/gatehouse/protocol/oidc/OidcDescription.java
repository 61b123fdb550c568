package dev.gatehouse.protocol.oidc;

import dev.gatehouse.outgoing.ProviderHosts;
import dev.gatehouse.protocol.Address;
import dev.gatehouse.protocol.Delivery;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.ProtocolDescription;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.PublicAlgorithm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings, claims and addresses of a relying party. */
final class OidcDescription implements ProtocolDescription {
  /** Providers keep their clocks; several nodes may differ a little. */
  private static final int CLOCK_SKEW = 30;

  private static final int LONGEST_NAMESPACE = 64;
  private static final int HASH_CHARACTERS = 12;

  /** Secrets are the provider's, which hold to no rule of ours; a password would be guessed. */
  private static final int FEWEST_BYTES = 16;

  private final ProviderHosts hosts;

  OidcDescription(ProviderHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public int defaultClockSkewSeconds() {
    return CLOCK_SKEW;
  }

  @Override
  public List<String> algorithms() {
    return PublicAlgorithm.NAMES;
  }

  @Override
  public List<Option<?>> options() {
    return OidcOptions.all();
  }

  @Override
  public List<Variant> variants() {
    return Arrays.stream(ProviderPreset.values()).map(ProviderPreset::variant).toList();
  }

  @Override
  public Set<String> settings() {
    return Set.of("issuer", "logoutUrl", "clockSkewSeconds", "algorithm");
  }

  @Override
  public Map<String, String> objections(ConnectionSettings settings) {
    Map<String, String> found = new HashMap<>(OidcOptions.preset(settings).objections(settings));
    if (found.isEmpty()) {
      calledAddresses(settings)
          .forEach(
              (member, issuer) ->
                  objection(issuer).ifPresent(message -> found.put(member, message)));
    }
    return found;
  }

  @Override
  public Map<String, String> calledAddresses(ConnectionSettings settings) {
    String issuer = OidcOptions.issuer(settings);
    if (issuer.isEmpty()) {
      return Map.of();
    }
    return Map.of(issuer.equals(settings.getIssuer()) ? "issuer" : OidcOptions.HOST.name(), issuer);
  }

  /** "using the https scheme with no query or fragment component" (Discovery section 4.2). */
  private Optional<String> objection(String issuer) {
    return issuer.contains("?")
        ? Optional.of("must be a URL without a query, such as https://login.example.com")
        : hosts.objection(issuer);
  }

  /** Two providers may have the same subject (Core section 5.7). */
  @Override
  public Optional<String> userNamespace(ConnectionSettings settings) {
    String plain =
        OidcOptions.issuer(settings).replaceFirst("^https?://", "").replaceFirst("/+$", "");
    if (plain.length() <= LONGEST_NAMESPACE) {
      return Optional.of(plain).filter(name -> !name.isEmpty());
    }
    String hash = Fingerprint.of(plain).substring(0, HASH_CHARACTERS);
    return Optional.of(plain.substring(0, LONGEST_NAMESPACE - HASH_CHARACTERS - 1) + " " + hash);
  }

  @Override
  public int minimumSecretBytes(ConnectionSettings settings) {
    return FEWEST_BYTES;
  }

  @Override
  public List<Address> addresses(ConnectionSettings settings) {
    return List.of(
        Address.ofSite("callback", OidcProtocol.CALLBACK_PATH),
        Address.ofSite("signedOut", ProviderSignOut.RETURN_PATH));
  }

  @Override
  public List<OfferedClaim> offeredClaims(LiveConnection connection) {
    return OidcClaims.offered(connection.settings());
  }

  /** Nobody but the provider signs; readers bring a code. */
  @Override
  public List<Delivery> deliveries(ConnectionSettings settings) {
    return List.of(
        Delivery.code(OidcProtocol.CALLBACK_PATH, OidcProtocol.CALLBACK_PATH + "?code="));
  }
}

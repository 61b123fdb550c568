package dev.gatehouse.protocol.proprofs;

import dev.gatehouse.protocol.Address;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.protocol.Delivery;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.ProtocolDescription;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.PublicAlgorithm;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** ProProfs' settings, claims, and delivery. */
final class ProProfsDescription implements ProtocolDescription {
  @Override
  public int defaultClockSkewSeconds() {
    return ProProfsClaims.CLOCK_SKEW;
  }

  @Override
  public Set<String> settings() {
    return Set.of("loginUrl", "logoutUrl", "clockSkewSeconds", "algorithm");
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SiteAccess.SITE_IDS, ConnectionKeys.JWKS_URL);
  }

  @Override
  public List<Address> addresses(ConnectionSettings settings) {
    return List.of(
        Address.ofSite(
            "callback", ProProfsProtocol.SIGN_IN_PATH + "/?" + ProProfsProtocol.PARAMETER + "="));
  }

  /** The text that signs has 32 bytes, which RFC 7518 section 3.2 finds too few for HS384. */
  @Override
  public List<String> algorithms() {
    return Stream.concat(Stream.of("HS256"), PublicAlgorithm.NAMES.stream()).toList();
  }

  /** Whatever the vendor gave out: what signs is as long for every key. */
  @Override
  public int minimumSecretBytes(ConnectionSettings settings) {
    return 1;
  }

  @Override
  public List<OfferedClaim> offeredClaims(LiveConnection connection) {
    return ProProfsClaims.offered();
  }

  @Override
  public List<Delivery> deliveries(ConnectionSettings settings) {
    return List.of(
        Delivery.link(
            Surface.REDIRECT, ProProfsProtocol.SIGN_IN_PATH + "/", ProProfsProtocol.PARAMETER));
  }
}

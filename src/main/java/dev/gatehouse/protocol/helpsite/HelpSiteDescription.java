package dev.gatehouse.protocol.helpsite;

import dev.gatehouse.protocol.Address;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.protocol.Delivery;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.ProtocolDescription;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.List;

/** HelpSite's claims and delivery. */
final class HelpSiteDescription implements ProtocolDescription {
  @Override
  public int defaultClockSkewSeconds() {
    return HelpSiteClaims.CLOCK_SKEW;
  }

  @Override
  public List<Address> addresses(ConnectionSettings settings) {
    return List.of(Address.ofSite("page", "/?" + HelpSiteProtocol.PARAMETER + "="));
  }

  @Override
  public List<Option<?>> options() {
    return List.of(ConnectionKeys.JWKS_URL);
  }

  @Override
  public List<OfferedClaim> offeredClaims(LiveConnection connection) {
    return HelpSiteClaims.offered(connection.site().settings().getSubdomain());
  }

  @Override
  public List<Delivery> deliveries(ConnectionSettings settings) {
    return List.of(Delivery.link(Surface.PAGE, "/", HelpSiteProtocol.PARAMETER));
  }

  /** The cookie in which the browser keeps the token comes with calls of programs, too. */
  @Override
  public List<Surface> surfaces(ConnectionSettings settings) {
    return List.of(Surface.PAGE, Surface.API);
  }
}

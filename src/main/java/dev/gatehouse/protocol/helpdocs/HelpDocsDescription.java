package dev.gatehouse.protocol.helpdocs;

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
import java.util.Set;

/**
 * HelpDocs' settings, claims, and deliveries.
 *
 * @param baseDomain under which the help center has its own host
 */
record HelpDocsDescription(String baseDomain) implements ProtocolDescription {
  /** The vendor does not publish its path, so an operator sets the one that the app calls. */
  static final Option<String> COOKIE_PATH = Option.path("cookiePath", "/jwt/cookie");

  @Override
  public int defaultClockSkewSeconds() {
    return HelpDocsClaims.CLOCK_SKEW;
  }

  @Override
  public Set<String> settings() {
    return Set.of("loginUrl", "logoutUrl", "clockSkewSeconds", "algorithm");
  }

  @Override
  public List<Option<?>> options() {
    return List.of(COOKIE_PATH, ConnectionKeys.JWKS_URL);
  }

  @Override
  public List<Address> addresses(ConnectionSettings settings) {
    String query = "?" + HelpDocsProtocol.COOKIE_PARAMETER + "=&" + HelpDocsLogin.FORWARD + "=";
    return List.of(
        Address.ofSite("cookie", COOKIE_PATH.of(settings) + query),
        Address.ofSite("page", "/?" + HelpDocsProtocol.PARAMETER + "="));
  }

  @Override
  public List<OfferedClaim> offeredClaims(LiveConnection connection) {
    return HelpDocsClaims.offered(connection.site().settings().getSubdomain() + "." + baseDomain);
  }

  @Override
  public List<Delivery> deliveries(ConnectionSettings settings) {
    return List.of(
        Delivery.link(Surface.PAGE, "/", HelpDocsProtocol.PARAMETER),
        Delivery.link(
            Surface.REDIRECT,
            COOKIE_PATH.of(settings) + "?forward=%2F",
            HelpDocsProtocol.COOKIE_PARAMETER),
        Delivery.link(Surface.API, "/v1/article", HelpDocsProtocol.PARAMETER));
  }
}

package dev.gatehouse.protocol.helpcenter;

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
import java.util.Map;
import java.util.Set;

/** HelpCenter.io's "JWT form", claims, and deliveries. */
final class HelpCenterDescription implements ProtocolDescription {
  /** Whether the company's backend may start a sign-in that no reader asked for. */
  static final Option<Boolean> ALLOW_UNSOLICITED = Option.flag("allowUnsolicited", false);

  @Override
  public int defaultClockSkewSeconds() {
    return HelpCenterClaims.CLOCK_SKEW;
  }

  @Override
  public Map<String, String> objections(ConnectionSettings settings) {
    // "Login URL. The URL on your side we should redirect visitors to": one of the required fields.
    return settings.getLoginUrl() == null ? Map.of("loginUrl", "is required") : Map.of();
  }

  /** The "JWT form" with its required and optional fields, and what Gatehouse adds. */
  @Override
  public Set<String> settings() {
    return Set.of(
        "loginUrl",
        "logoutUrl",
        "issuer",
        "audience",
        "roleCeiling",
        "clockSkewSeconds",
        "algorithm");
  }

  @Override
  public List<Option<?>> options() {
    return List.of(HelpCenterClaims.TOKEN_TTL, ALLOW_UNSOLICITED, ConnectionKeys.JWKS_URL);
  }

  @Override
  public List<Address> addresses(ConnectionSettings settings) {
    return List.of(
        Address.ofSite(
            "callback",
            HelpCenterProtocol.SIGN_IN_PATH + "?" + HelpCenterProtocol.PARAMETER + "="));
  }

  @Override
  public List<OfferedClaim> offeredClaims(LiveConnection connection) {
    return HelpCenterClaims.offered(connection.settings());
  }

  @Override
  public List<Delivery> deliveries(ConnectionSettings settings) {
    return List.of(
        Delivery.link(
            Surface.REDIRECT, HelpCenterProtocol.SIGN_IN_PATH, HelpCenterProtocol.PARAMETER),
        Delivery.link(Surface.PAGE, "/", HelpCenterProtocol.PARAMETER),
        Delivery.header(Surface.WIDGET, "/api/widget/v1/me"),
        Delivery.header(Surface.API, "/v1/article"));
  }
}

package dev.gatehouse.protocol.document360;

import dev.gatehouse.protocol.Address;
import dev.gatehouse.protocol.Delivery;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.ProtocolDescription;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.secret.SigningSecret;
import java.util.List;
import java.util.Map;

/** Document360's settings, claims, and delivery. */
final class Document360Description implements ProtocolDescription {
  @Override
  public int defaultClockSkewSeconds() {
    return Document360Claims.CLOCK_SKEW;
  }

  @Override
  public Map<String, String> objections(ConnectionSettings settings) {
    // "Configure Sign in URL, Callback URL, and Code generation URL": no code exists without it.
    return settings.getLoginUrl() == null ? Map.of("loginUrl", "is required") : Map.of();
  }

  /** "Copy the Client ID, Callback URL, Code generation URL, Client secret". */
  @Override
  public List<Address> addresses(ConnectionSettings settings) {
    return List.of(
        Address.ofSite("callback", Document360Protocol.CALLBACK_PATH),
        Address.everywhere("code", Document360Protocol.CODE_PATH));
  }

  /** The client secret signs tokens, and backends authenticate with it. */
  @Override
  public List<String> algorithms() {
    return SigningSecret.ALGORITHMS;
  }

  @Override
  public List<Option<?>> options() {
    return Document360Options.all();
  }

  @Override
  public List<OfferedClaim> offeredClaims(LiveConnection connection) {
    return Document360Claims.offered();
  }

  @Override
  public List<Delivery> deliveries(ConnectionSettings settings) {
    return List.of(
        Delivery.code(Document360Protocol.CODE_PATH, Document360Protocol.CALLBACK_PATH + "?code="));
  }
}

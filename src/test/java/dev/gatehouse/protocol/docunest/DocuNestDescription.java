package dev.gatehouse.protocol.docunest;

import dev.gatehouse.protocol.Address;
import dev.gatehouse.protocol.Delivery;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.ProtocolDescription;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.List;
import java.util.Map;

/** What operators see of DocuNest. */
final class DocuNestDescription implements ProtocolDescription {
  @Override
  public int defaultClockSkewSeconds() {
    return DocuNestClaims.CLOCK_SKEW;
  }

  @Override
  public Map<String, String> objections(ConnectionSettings settings) {
    return settings.getLoginUrl() == null ? Map.of("loginUrl", "is required") : Map.of();
  }

  /** "Sign with HS256 or HS512". */
  @Override
  public List<String> algorithms() {
    return List.of("HS256", "HS512");
  }

  @Override
  public List<Option<?>> options() {
    return List.of(DocuNestClaims.WORKSPACE, DocuNestClaims.TEAMS_CLAIM);
  }

  @Override
  public List<Address> addresses(ConnectionSettings settings) {
    return List.of(Address.ofSite("callback", DocuNestProtocol.PATH));
  }

  @Override
  public List<OfferedClaim> offeredClaims(LiveConnection connection) {
    return DocuNestClaims.offered(connection.settings());
  }

  @Override
  public List<Delivery> deliveries(ConnectionSettings settings) {
    return List.of(
        Delivery.form(Surface.REDIRECT, DocuNestProtocol.PATH, DocuNestProtocol.FIELD),
        Delivery.link(Surface.REDIRECT, DocuNestProtocol.PATH, DocuNestProtocol.PARAMETER),
        Delivery.path(Surface.REDIRECT, DocuNestProtocol.LINK),
        Delivery.header(Surface.REDIRECT, "/docs", DocuNestProtocol.HEADER));
  }
}

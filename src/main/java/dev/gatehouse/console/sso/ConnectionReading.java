package dev.gatehouse.console.sso;

import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.KeyUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A site's connections, told by protocol. */
@ApplicationScoped
@Transactional
public class ConnectionReading {
  @Inject Protocols protocols;
  @Inject Connections connections;
  @Inject SigningKeys signingKeys;
  @Inject KeyUse keyUse;
  @Inject Clock clock;

  /** A card for every protocol, those with connections first. */
  public List<ProtocolCard> cards(TenantId site) {
    // When keys were used is written down from time to time; who looks wants to know it now.
    keyUse.flush();
    List<Connection> all = connections.of(site);
    return protocols.all().stream()
        .map(protocol -> card(protocol, all))
        .sorted(Comparator.comparing((ProtocolCard card) -> card.connections().isEmpty()))
        .toList();
  }

  private ProtocolCard card(Protocol protocol, List<Connection> all) {
    return new ProtocolCard(
        protocol.name(),
        all.stream()
            .filter(connection -> connection.getProtocol().equals(protocol.name()))
            .map(this::line)
            .toList());
  }

  private ConnectionLine line(Connection connection) {
    List<SigningKey> keys = signingKeys.of(connection.tenantId(), connection.getId());
    Instant now = clock.instant();
    return new ConnectionLine(
        connection.getId(),
        connection.getSettings().getName(),
        connection.getSettings().isEnabled(),
        connection.getSettings().isDefaultConnection(),
        keys.stream().anyMatch(key -> key.isActive(now)),
        keys.stream()
            .map(SigningKey::getLastUsedAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null));
  }

  /** Keys of a connection, the newest first. */
  public List<SigningKey> keys(TenantId site, long connection) {
    keyUse.flush();
    return signingKeys.of(site, connection).stream()
        .sorted(Comparator.comparing(SigningKey::getId).reversed())
        .toList();
  }
}

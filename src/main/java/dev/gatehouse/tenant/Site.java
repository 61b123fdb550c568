package dev.gatehouse.tenant;

import dev.gatehouse.secret.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tenant as a request sees it: one consistent reading of its settings, connections and keys, kept
 * in memory and never changed.
 *
 * @param openers other tenants whose connections may open this site
 */
public record Site(
    Tenant tenant,
    List<Connection> connections,
    Map<Long, List<SigningKey>> keys,
    List<TenantId> openers) {

  public TenantId id() {
    return tenant.tenantId();
  }

  public SiteSettings settings() {
    return tenant.getSettings();
  }

  /** Whether readers have to show who they are before they see anything. */
  public boolean isGated() {
    return settings().getVisibility() != Visibility.PUBLIC;
  }

  /** Names the shared password that opens the site now, if one does; tells nothing of it. */
  public Optional<String> sharedPasswordFingerprint() {
    return Optional.ofNullable(tenant.getSharedPasswordHash()).map(Fingerprint::of);
  }

  /** Where readers land who asked for nothing in particular. */
  public String home() {
    return settings().isHomePublished() ? "/" : "/docs";
  }

  /** Whether other sites may show it in a frame. */
  public boolean isFramed() {
    return !settings().getFrameAncestors().isEmpty();
  }

  public List<Connection> enabledConnections() {
    return connections.stream().filter(this::isEnabled).toList();
  }

  /** Whether a connection of this site counts: it is switched on, and single sign-on as well. */
  public boolean isEnabled(Connection connection) {
    return settings().isSsoEnabled() && connection.getSettings().isEnabled();
  }

  public Optional<Connection> connection(long id) {
    return connections.stream().filter(c -> c.getId() == id).findFirst();
  }

  /** Where readers who are not signed in are sent: the default, or else the first enabled one. */
  public Optional<Connection> defaultConnection() {
    List<Connection> enabled = enabledConnections();
    return enabled.stream()
        .filter(c -> c.getSettings().isDefaultConnection())
        .findFirst()
        .or(() -> enabled.stream().findFirst());
  }

  /** The connection's keys whose signatures count now. */
  public List<SigningKey> activeKeys(Connection connection, Instant now) {
    return keys.getOrDefault(connection.getId(), List.of()).stream()
        .filter(key -> key.isActive(now))
        .toList();
  }
}

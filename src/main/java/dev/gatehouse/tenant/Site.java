package dev.gatehouse.tenant;

import dev.gatehouse.secret.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tenant as a request sees it: a consistent, immutable snapshot of its settings, connections and
 * keys.
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

  /** Whether the company's own web server has the pages, behind a proxy that asks about them. */
  public boolean isGate() {
    return settings().getGating().isGate();
  }

  /** Whether readers must sign in before they see anything. */
  public boolean isGated() {
    return settings().getVisibility() != Visibility.PUBLIC;
  }

  /**
   * A fingerprint of the current shared password, if the site is open by one; does not reveal it.
   */
  public Optional<String> sharedPasswordFingerprint() {
    return Optional.ofNullable(tenant.getSharedPasswordHash()).map(Fingerprint::of);
  }

  /** The path where readers land who requested no particular page. */
  public String home() {
    return settings().isHomePublished() ? "/" : "/docs";
  }

  /** Whether other sites may frame this one. */
  public boolean isFramed() {
    return !settings().getEmbedding().getFrameAncestors().isEmpty();
  }

  public List<Connection> enabledConnections() {
    return connections.stream().filter(this::isEnabled).toList();
  }

  /** Whether a connection is enabled: both it and the site's single sign-on are switched on. */
  public boolean isEnabled(Connection connection) {
    return settings().isSsoEnabled() && connection.getSettings().isEnabled();
  }

  public Optional<Connection> connection(long id) {
    return connections.stream().filter(c -> c.getId() == id).findFirst();
  }

  /**
   * The connection to whose login URL readers are sent: the default one, or else the first enabled
   * one.
   */
  public Optional<Connection> defaultConnection() {
    List<Connection> enabled = enabledConnections();
    return enabled.stream()
        .filter(c -> c.getSettings().isDefaultConnection())
        .findFirst()
        .or(() -> enabled.stream().findFirst());
  }

  /** The connection's keys whose signatures are accepted now. */
  public List<SigningKey> activeKeys(Connection connection, Instant now) {
    return keys.getOrDefault(connection.getId(), List.of()).stream()
        .filter(key -> key.isActive(now))
        .toList();
  }

  /** Whether there is one, which every request asks. */
  public boolean hasActiveKey(Connection connection, Instant now) {
    for (SigningKey key : keys.getOrDefault(connection.getId(), List.of())) {
      if (key.isActive(now)) {
        return true;
      }
    }
    return false;
  }
}

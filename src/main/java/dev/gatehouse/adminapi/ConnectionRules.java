package dev.gatehouse.adminapi;

import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds for a connection beyond its settings' own rules: protocol, sites and keys. */
@ApplicationScoped
public class ConnectionRules {
  @Inject Protocols protocols;
  @Inject Tenants tenants;
  @Inject SigningKeys signingKeys;
  @Inject Clock clock;

  /**
   * The protocol that a new connection is to speak; {@code null} and an error when there is none.
   */
  Protocol protocol(Submission submission) {
    String name = submission.into(new SpokenProtocol()).getProtocol();
    Protocol protocol = name == null ? null : protocols.named(name).orElse(null);
    if (protocol == null) {
      submission.objectOnce("protocol", "must be one of " + available());
    }
    return protocol;
  }

  /** The protocol that a connection speaks. */
  Protocol protocol(Connection connection) {
    return protocols
        .named(connection.getProtocol())
        .orElseThrow(() -> new IllegalStateException("no protocol " + connection.getProtocol()));
  }

  private String available() {
    return protocols.all().stream().map(Protocol::name).collect(Collectors.joining(", "));
  }

  /** Objects to a protocol that differs from the one the connection was made with. */
  void requireSame(Submission submission, Connection connection) {
    String name = submission.into(new SpokenProtocol()).getProtocol();
    if (submission.has("protocol") && !connection.getProtocol().equals(name)) {
      submission.objectOnce(
          "protocol", "is " + connection.getProtocol() + " and cannot be changed");
    }
  }

  /** Fills in the protocol's default skew and applies its demands. */
  void apply(Submission submission, ConnectionSettings settings, Protocol protocol, TenantId site) {
    if (!submission.isWrong("siteIds")) {
      Set<Long> unknown = tenants.unknown(settings.getSiteIds());
      if (!unknown.isEmpty()) {
        submission.object("siteIds", "names no site: " + unknown);
      }
    }
    if (protocol == null) {
      return;
    }
    if (settings.getClockSkewSeconds() == null) {
      settings.setClockSkewSeconds(protocol.defaultClockSkewSeconds());
    }
    if (protocol.opensSites() && !submission.isWrong("siteIds")) {
      settings.setSiteIds(withOwn(site, settings.getSiteIds()));
    }
    protocol.objections(settings).forEach(submission::objectOnce);
  }

  private static List<Long> withOwn(TenantId site, List<Long> others) {
    Set<Long> all = new LinkedHashSet<>(List.of(site.value()));
    all.addAll(others);
    return List.copyOf(all);
  }

  /** Objects to an algorithm that a key in use is too short for. */
  void requireFittingKeys(
      Submission submission, ConnectionSettings settings, Connection connection) {
    if (submission.isWrong("algorithm")) {
      return;
    }
    int least = protocol(connection).minimumSecretBytes(settings);
    List<SigningKey> keys = signingKeys.of(connection.tenantId(), connection.getId());
    if (keys.stream().filter(k -> k.isActive(clock.instant())).anyMatch(k -> bytes(k) < least)) {
      submission.object(
          "algorithm", "needs keys of at least " + least + " bytes; add one and end the others");
    }
  }

  private int bytes(SigningKey key) {
    return signingKeys.secret(key).getBytes(StandardCharsets.UTF_8).length;
  }
}

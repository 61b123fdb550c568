package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Ability;
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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What holds for a connection beyond its settings' own rules: protocol, sites and keys. */
@ApplicationScoped
public class ConnectionRules {
  @Inject Protocols protocols;
  @Inject Tenants tenants;
  @Inject SigningKeys signingKeys;
  @Inject Clock clock;

  /** The protocol that a new connection is to speak; an objection where there is none. */
  Optional<Protocol> protocol(String name, Objections objections) {
    Optional<Protocol> protocol = name == null ? Optional.empty() : protocols.named(name);
    if (protocol.isEmpty()) {
      objections.objectOnce("protocol", "must be one of " + available());
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

  /**
   * Objects to sites that a connection is newly to open, unless the actor runs them as well:
   * whoever signs for the connection then signs people in there.
   *
   * @param before sites that it opens already
   */
  void requireConsent(
      Actor actor, Collection<Long> before, ConnectionSettings settings, Objections objections) {
    if (objections.isWrong("siteIds")) {
      return;
    }
    Set<Long> wrong = new TreeSet<>(tenants.unknown(settings.getSiteIds()));
    settings.getSiteIds().stream()
        .filter(id -> !before.contains(id))
        .filter(id -> !actor.rights().may(Right.CONFIGURE, new TenantId(id)))
        .forEach(wrong::add);
    if (!wrong.isEmpty()) {
      objections.object("siteIds", "names no site: " + wrong);
    }
  }

  /** Fills in the protocol's default skew and applies its demands. */
  void apply(ConnectionSettings settings, Protocol protocol, TenantId site, Objections objections) {
    if (settings.getClockSkewSeconds() == null) {
      settings.setClockSkewSeconds(protocol.description().defaultClockSkewSeconds());
    }
    if (protocol.as(Ability.OpensSites.class).isPresent() && !objections.isWrong("siteIds")) {
      settings.setSiteIds(withOwn(site, settings.getSiteIds()));
    }
    protocol.description().objections(settings).forEach(objections::objectOnce);
  }

  private static List<Long> withOwn(TenantId site, List<Long> others) {
    Set<Long> all = new LinkedHashSet<>(List.of(site.value()));
    all.addAll(others);
    return List.copyOf(all);
  }

  /** Objects to an algorithm that a key in use is too short for. */
  void requireFittingKeys(
      ConnectionSettings settings, Connection connection, Objections objections) {
    if (objections.isWrong("algorithm")) {
      return;
    }
    int least = protocol(connection).description().minimumSecretBytes(settings);
    List<SigningKey> keys = signingKeys.of(connection.tenantId(), connection.getId());
    if (keys.stream().filter(k -> k.isActive(clock.instant())).anyMatch(k -> bytes(k) < least)) {
      objections.object(
          "algorithm", "needs keys of at least " + least + " bytes; add one and end the others");
    }
  }

  private int bytes(SigningKey key) {
    return signingKeys.secret(key).getBytes(StandardCharsets.UTF_8).length;
  }
}

package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.secret.SigningSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds and ends a connection's signing keys. */
@ApplicationScoped
@Transactional
public class KeyChanges {
  @Inject Connections connections;
  @Inject SigningKeys signingKeys;
  @Inject Protocols protocols;
  @Inject Trail trail;

  /**
   * @param secret shown in this answer only
   * @param warning what the actor should know of the key, a sentence; empty for nothing
   */
  public record Added(SigningKey key, String secret, Optional<String> warning) {}

  /**
   * Adds a key, generated or the company's own, and lets the others expire, at once or later.
   *
   * @throws ChangeRefused if the order has objections; nothing is changed then
   */
  public Added add(
      Actor actor, Tenant site, long connectionId, KeyOrder order, Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection connection = connection(site.tenantId(), connectionId);
    boolean own = order.getSecret() != null;
    if (own) {
      SigningSecret.objection(
              order.getSecret(),
              protocols.of(connection).description().minimumSecretBytes(connection.getSettings()))
          .ifPresent(message -> objections.objectOnce("secret", message));
    }
    objections.requireNone();
    requireFree(connection, order.getKid());
    String secret = own ? order.getSecret() : SigningSecret.generate();
    Duration overlap = Duration.ofSeconds(order.getRetireOthersAfterSeconds());
    String signingText = protocols.of(connection).signingText(secret);
    SigningKey key = signingKeys.add(connection, secret, signingText, order.getKid(), overlap);
    Changes changes =
        Changes.made(snapshot(key))
            .with("retireOthersAfterSeconds", null, order.getRetireOthersAfterSeconds())
            .hiding("secret");
    SharedSecret shared = new SharedSecret(site.tenantId(), signingKeys.sharing(key));
    // Whoever reads the site's trail need not know other sites, whatever the actor knows.
    shared.warning(other -> false).ifPresent(text -> changes.with("warning", null, text));
    AuditEvent event = own ? AuditEvent.JWT_SAVED : AuditEvent.JWT_GENERATED;
    trail.record(actor, event, site, target(key, connection), changes);
    return new Added(
        key, secret, shared.warning(other -> actor.rights().may(Right.CONFIGURE, other)));
  }

  /**
   * Ends a key at once.
   *
   * @throws ChangeRefused if the key does not exist; nothing is changed then
   */
  public void delete(Actor actor, Tenant site, long connectionId, long id) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection connection = connection(site.tenantId(), connectionId);
    SigningKey key = signingKeys.find(site.tenantId(), connectionId, id).orElseThrow(Missing::new);
    Changes changes = Changes.ended(snapshot(key));
    trail.record(actor, AuditEvent.JWT_DELETED, site, target(key, connection), changes);
    signingKeys.delete(site.tenantId(), connectionId, id);
  }

  private Connection connection(TenantId site, long id) {
    return connections.find(site, id).orElseThrow(Missing::new);
  }

  private void requireFree(Connection connection, String kid) {
    List<SigningKey> all = signingKeys.of(connection.tenantId(), connection.getId());
    if (kid != null && all.stream().anyMatch(key -> kid.equals(key.getKid()))) {
      throw new Taken(List.of("kid"));
    }
  }

  private static String target(SigningKey key, Connection connection) {
    return "key " + key.getId() + " of " + ConnectionChanges.target(connection);
  }

  private static Map<String, Object> snapshot(SigningKey key) {
    return new Snapshot().with("kid", key.getKid()).with("retiresAt", key.getRetiresAt()).members();
  }
}

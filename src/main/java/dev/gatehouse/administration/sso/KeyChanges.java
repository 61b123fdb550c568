package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.PublicAlgorithm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds and ends a connection's signing keys, and has published ones fetched anew. */
@ApplicationScoped
@Transactional
public class KeyChanges {
  @Inject Connections connections;
  @Inject SigningKeys signingKeys;
  @Inject Protocols protocols;
  @Inject Trail trail;

  /** A private key that was shown and copied is nobody's secret for long. */
  private static final Duration TRIAL = Duration.ofDays(1);

  /**
   * @param secret shown in this answer only; {@code null} for a public key
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
    Duration overlap = Duration.ofSeconds(order.getRetireOthersAfterSeconds());
    return add(actor, site, connectionId, order, Optional.of(overlap), objections);
  }

  /**
   * Adds a public key for a while, and leaves the others as they are.
   *
   * @param kid by which operators recognize it
   * @throws ChangeRefused as {@link #add}
   */
  public void addForTrial(
      Actor actor, Tenant site, long connectionId, String publicKey, String kid) {
    KeyOrder order = new KeyOrder();
    order.setPublicKey(publicKey);
    order.setKid(kid);
    Added added = add(actor, site, connectionId, order, Optional.empty(), new Objections());
    signingKeys.retire(added.key(), TRIAL);
  }

  private Added add(
      Actor actor,
      Tenant site,
      long connectionId,
      KeyOrder order,
      Optional<Duration> overlap,
      Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection connection = connection(site.tenantId(), connectionId);
    Optional<NewKey> made = newKey(connection, order, objections);
    objections.requireNone();
    NewKey added = made.orElseThrow();
    requireFree(connection, added.kid());
    SigningKey key = added.store(signingKeys, connection, overlap);
    Changes changes =
        Changes.made(snapshot(key))
            .with("retireOthersAfterSeconds", null, overlap.map(Duration::toSeconds).orElse(null));
    if (key.isPublic()) {
      changes.with("publicKey", null, added.text());
    } else {
      changes.hiding("secret");
    }
    SharedSecret shared = new SharedSecret(site.tenantId(), signingKeys.sharing(key));
    // Whoever reads the site's trail need not know other sites, whatever the actor knows.
    shared.warning(other -> false).ifPresent(text -> changes.with("warning", null, text));
    AuditEvent event = added.isOwn() ? AuditEvent.JWT_SAVED : AuditEvent.JWT_GENERATED;
    trail.record(actor, event, site, target(key, connection), changes);
    return new Added(
        key, added.secret(), shared.warning(other -> actor.rights().may(Right.CONFIGURE, other)));
  }

  /** What is to be added; empty with objections. */
  private Optional<NewKey> newKey(Connection connection, KeyOrder order, Objections objections) {
    Protocol protocol = protocols.of(connection);
    Optional<PublicAlgorithm> algorithm =
        protocol.as(Ability.PublishesKeys.class).isPresent()
            ? Optional.empty()
            : PublicAlgorithm.named(connection.getSettings().getAlgorithm());
    if (algorithm.isPresent()) {
      return NewKey.ofPublic(order, algorithm.get(), objections);
    }
    if (order.getPublicKey() != null) {
      objections.objectOnce(
          "publicKey",
          "is for connections with one of the algorithms "
              + String.join(", ", PublicAlgorithm.NAMES)
              + "; this one has shared secrets");
      return Optional.empty();
    }
    return NewKey.ofSecret(
        order,
        protocol.description().minimumSecretBytes(connection.getSettings()),
        protocol::signingText,
        objections);
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

  /**
   * Lets no published key count any more that a node keeps: each fetches them anew when the next
   * token arrives.
   *
   * @throws ChangeRefused if none are published for this connection
   */
  public Connection renewPublished(Actor actor, Tenant site, long connectionId) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection connection = connection(site.tenantId(), connectionId);
    if (!ConnectionKeys.areFetched(connection.getSettings(), protocols.of(connection))) {
      throw new Conflict("No keys are published for this connection: nothing to fetch.");
    }
    Instant before = connection.getKeysSince();
    connections.renewPublishedKeys(connection);
    Changes changes = Changes.none().with("keysSince", before, connection.getKeysSince());
    String target = ConnectionChanges.target(connection);
    trail.record(actor, AuditEvent.PUBLISHED_KEYS_RENEWED, site, target, changes);
    return connection;
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

package dev.gatehouse.protocol.mapping;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.fault.UnusableDatabase;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The shapes of the tokens that came through each connection within the last 30 days. Values are
 * kept only where the connection says so: those of the last token of a shape, sealed.
 */
@ApplicationScoped
@Transactional
public class ClaimShapes implements Expiring {
  /** Distinct shapes of a connection; the one that was not seen for longest is dropped. */
  static final int MOST = 20;

  private static final Duration KEPT = Duration.ofDays(30);

  @PersistenceContext EntityManager entities;
  @Inject Vault vault;

  /**
   * Tokens of one shape that came since the last batch.
   *
   * @param claims of the last of them, as JSON; {@code null} where the connection keeps no values
   */
  public record Sighting(
      TenantId tenant,
      long connectionId,
      ClaimShape shape,
      String claims,
      long signIns,
      Instant seenAt) {
    @Override
    public String toString() {
      // Claims must not reach a log by accident.
      return "Sighting of connection " + connectionId;
    }
  }

  /** The shapes of a connection, the last one that was seen first. */
  public List<SeenShape> of(Connection connection) {
    return entities
        .createQuery(
            "select s from SeenShape s where s.tenantId = :tenant"
                + " and s.key.connectionId = :connection order by s.seenAt desc, s.key.hash",
            SeenShape.class)
        .setParameter("tenant", connection.tenantId().value())
        .setParameter("connection", connection.getId())
        .setMaxResults(MOST)
        .getResultList();
  }

  /** The claims of the last token of a shape, where they are kept and can be opened. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public Optional<Claims> claims(SeenShape seen) {
    if (seen.getSealedClaims() == null) {
      return Optional.empty();
    }
    try {
      String json = vault.open(seen.getSealedClaims(), seen.context());
      return Optional.of(new Claims(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8))));
    } catch (UnusableDatabase | MalformedJson e) {
      // Sealed with a master key that is gone: the names and types are still of use.
      return Optional.empty();
    }
  }

  /** Writes what came since the last batch, one transaction for each shape. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void add(Sighting sighting) {
    Connection connection = entities.find(Connection.class, sighting.connectionId());
    if (connection == null) {
      return;
    }
    String hash = Fingerprint.of(sighting.shape().toString());
    SeenShape.Key key = new SeenShape.Key(sighting.connectionId(), hash);
    SeenShape seen = entities.find(SeenShape.class, key);
    boolean isNew = seen == null;
    if (isNew) {
      seen = new SeenShape(sighting, key);
    }
    // Whether values are kept may have changed since the token came.
    boolean keeps = sighting.claims() != null && ClaimMapping.tellsValues(connection.getSettings());
    String sealed = keeps ? vault.seal(sighting.claims(), seen.context()) : null;
    seen.again(sighting.signIns(), sighting.seenAt(), sealed);
    if (isNew) {
      entities.persist(seen);
      entities.flush();
      dropOldest(sighting.connectionId());
    }
  }

  private void dropOldest(long connectionId) {
    List<SeenShape> all =
        entities
            .createQuery(
                "select s from SeenShape s where s.key.connectionId = :connection"
                    + " order by s.seenAt desc, s.key.hash",
                SeenShape.class)
            .setParameter("connection", connectionId)
            .getResultList();
    all.stream().skip(MOST).forEach(entities::remove);
  }

  /** Forgets the values of claims, unless the connection keeps them. */
  public void forgetUnwantedValues(Connection connection) {
    if (ClaimMapping.tellsValues(connection.getSettings())) {
      return;
    }
    entities
        .createQuery(
            "update SeenShape s set s.sealedClaims = null where s.tenantId = :tenant"
                + " and s.key.connectionId = :connection")
        .setParameter("tenant", connection.tenantId().value())
        .setParameter("connection", connection.getId())
        .executeUpdate();
  }

  /** Deletes a batch of the shapes that no token had for 30 days. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    List<?> old =
        entities
            .createQuery("select s from SeenShape s where s.seenAt < :before order by s.seenAt")
            .setParameter("before", now.minus(KEPT))
            .setMaxResults(batch)
            .getResultList();
    old.forEach(entities::remove);
    return old.size();
  }
}

package dev.gatehouse.administration.log;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/**
 * Names the key that the cause of a refusal is about, at whichever site. For operators who may not
 * see it, it is the same as one that does not exist.
 */
@ApplicationScoped
@Transactional
public class CauseKeys {
  @PersistenceContext EntityManager entities;

  /**
   * A key.
   *
   * @param kid by which tokens name it, or {@code null}
   * @param retiresAt when it ends or ended, or {@code null}
   */
  public record NamedKey(
      long id,
      String kid,
      Instant retiresAt,
      long connectionId,
      String connection,
      long site,
      String siteName) {}

  /**
   * The key, if the actor may see it.
   *
   * @param id of the key, or {@code null}
   */
  public Optional<NamedKey> of(Actor actor, Long id) {
    return id == null
        ? Optional.empty()
        : entities
            .createQuery(
                "select k.id, k.kid, k.retiresAt, c.id, c.settings.name, t.id, t.settings.name"
                    + " from SigningKey k, Connection c, Tenant t"
                    + " where k.id = :id and c.id = k.connectionId and t.id = k.tenantId",
                Object[].class)
            .setParameter("id", id)
            .getResultStream()
            .map(CauseKeys::named)
            .filter(key -> actor.rights().may(Right.CONFIGURE, new TenantId(key.site())))
            .findFirst();
  }

  private static NamedKey named(Object[] row) {
    return new NamedKey(
        (long) row[0],
        (String) row[1],
        (Instant) row[2],
        (long) row[3],
        (String) row[4],
        (long) row[5],
        (String) row[6]);
  }
}

package dev.gatehouse.administration.find;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;

/** Signing keys by number, {@code kid} or the fingerprint that the console shows. */
@ApplicationScoped
@Transactional
class KeyLookup implements Lookup {
  /** As many hexadecimal digits as the console shows. */
  private static final String FINGERPRINT = "[0-9a-f]{12}";

  @PersistenceContext EntityManager entities;

  @Override
  public FoundKind kind() {
    return FoundKind.KEY;
  }

  @Override
  public List<Found> find(Sought sought, Reach reach, int limit) {
    boolean isFingerprint = sought.text().matches(FINGERPRINT);
    TypedQuery<Object[]> query =
        reach
            .bind(
                entities.createQuery(
                    "select k.id, k.tenantId, k.connectionId, k.kid, c.settings.name, t.settings.name"
                        + " from Tenant t, SigningKey k, Connection c where "
                        + reach.holds("t.id")
                        + "k.tenantId = t.id and c.id = k.connectionId and (k.kid = :text"
                        + (sought.number().isPresent() ? " or k.id = :id" : "")
                        + (isFingerprint ? " or k.fingerprint like :print" : "")
                        + ") order by k.id",
                    Object[].class))
            .setParameter("text", sought.text())
            .setMaxResults(limit);
    sought.number().ifPresent(id -> query.setParameter("id", id));
    if (isFingerprint) {
      query.setParameter("print", sought.text() + "%");
    }
    return query
        .getResultStream()
        .map(
            row ->
                new Found(
                    kind(),
                    (Long) row[1],
                    String.valueOf(row[0]),
                    (Long) row[2],
                    row[3] == null ? String.valueOf(row[0]) : row[0] + " · " + row[3],
                    row[4] + " · " + row[5]))
        .toList();
  }
}

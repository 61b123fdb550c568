package dev.gatehouse.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * The secrets of every site, to find the one that signed a token which its site refuses. Only a
 * key's id leaves here for an event; who may see that key is asked when somebody reads the event.
 */
@ApplicationScoped
@Transactional
public class AllSigningKeys {
  private static final int MOST = 20_000;

  @PersistenceContext EntityManager entities;

  /** A key, and how its connection uses it. */
  public record Used(SigningKey key, String protocol, String algorithm) {}

  /** Differs as soon as a key was added or deleted anywhere. */
  public String version() {
    Object[] sums =
        entities
            .createQuery("select count(k), sum(k.id) from SigningKey k", Object[].class)
            .getSingleResult();
    return sums[0] + " " + sums[1];
  }

  /** Every secret, whether it has ended or not, the newest first. */
  public List<Used> secrets() {
    return entities
        .createQuery(
            "select k, c.protocol, c.settings.algorithm from SigningKey k, Connection c"
                + " where c.id = k.connectionId and k.publicKey = false order by k.id desc",
            Object[].class)
        .setMaxResults(MOST)
        .getResultStream()
        .map(row -> new Used((SigningKey) row[0], (String) row[1], (String) row[2]))
        .toList();
  }
}

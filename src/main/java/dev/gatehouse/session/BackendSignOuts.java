package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Ends the sessions that a connection began, when the company's backend says that their holder
 * signed out of its app. Sessions that began otherwise go on: those of a password or of another
 * connection are not the app's.
 */
@ApplicationScoped
@Transactional
public class BackendSignOuts {
  /**
   * A session that names no session of the provider's may belong to any of the user's, so it ends
   * with each of them. At sister sites, the holder is another user, whom the address tells.
   */
  private static final String ENDING =
      "select s.id from ReaderSession s where (s.tenantId = :tenant"
          + " and s.connectionId = :connection or s.viaConnectionId = :connection)"
          + " and (s.names.providerSession = :sid or (s.readerId = :reader"
          + " or s.names.visitorHash = :visitor)"
          + " and (:any = true or s.names.providerSession is null))";

  @PersistenceContext EntityManager entities;
  @Inject Sessions sessions;

  /**
   * Whose sessions end; at least one is not {@code null}.
   *
   * @param readerId the tenant's user, all of whose sessions end unless there is a {@code sid}
   * @param email of a holder who is no user, or who came in at a sister site, likewise
   * @param sid the id of one session at the identity provider or in the company's app
   */
  public record Named(Long readerId, String email, String sid) {}

  /** Ends them at once; returns how many ended. */
  public int end(TenantId tenant, long connection, Named named) {
    List<Long> ids =
        entities
            .createQuery(ENDING, Long.class)
            .setParameter("tenant", tenant.value())
            .setParameter("connection", connection)
            .setParameter("sid", hash(named.sid()))
            .setParameter("reader", named.readerId() == null ? -1L : named.readerId())
            .setParameter("visitor", hash(named.email()))
            .setParameter("any", named.sid() == null)
            .getResultList();
    return sessions.delete(ids);
  }

  /** No hash is empty. */
  private static String hash(String text) {
    return text == null ? "" : Fingerprint.of(text);
  }
}

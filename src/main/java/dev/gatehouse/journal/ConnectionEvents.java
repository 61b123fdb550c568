package dev.gatehouse.journal;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the events say of a connection; the index that reports need leads to them. */
@ApplicationScoped
@Transactional
public class ConnectionEvents {
  private static final String OF_CONNECTION =
      " from SignInEvent e where e.tenantId = :tenant and e.connectionId = :connection";

  @PersistenceContext EntityManager entities;

  /**
   * The newest sign-in since a time, accepted or refused. What else is recorded, such as an issued
   * code or a logout, shows neither.
   */
  public Optional<SignInEvent> newestAttempt(TenantId tenant, long connectionId, Instant since) {
    TypedQuery<SignInEvent> query =
        entities.createQuery(
            "select e"
                + OF_CONNECTION
                + " and e.at >= :since and (e.reason is not null or e.name like :name)"
                + " order by e.at desc, e.id desc",
            SignInEvent.class);
    query.setParameter("since", since).setParameter("name", "%" + EventFigures.ACCEPTED);
    return first(query, tenant, connectionId);
  }

  /** Whether anybody ever signed in through it, as far as events are kept. */
  public boolean hasAccepted(TenantId tenant, long connectionId) {
    TypedQuery<Long> query =
        entities.createQuery("select e.id" + OF_CONNECTION + " and e.name like :name", Long.class);
    query.setParameter("name", "%" + EventFigures.ACCEPTED);
    return first(query, tenant, connectionId).isPresent();
  }

  private static <T> Optional<T> first(TypedQuery<T> query, TenantId tenant, long connectionId) {
    List<T> found =
        query
            .setParameter("tenant", tenant.value())
            .setParameter("connection", connectionId)
            .setMaxResults(1)
            .getResultList();
    return found.stream().findFirst();
  }
}

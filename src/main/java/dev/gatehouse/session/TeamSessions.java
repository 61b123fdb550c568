package dev.gatehouse.session;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Predicate;

/**
 * Sessions in which operators read sites: readers' sessions that depend on an operator's rights.
 */
@ApplicationScoped
@Transactional
public class TeamSessions {
  @PersistenceContext EntityManager entities;
  @Inject Event<SessionsEnded> ended;

  /**
   * Whether the operator of a session may still read the site; true for sessions of readers. In
   * SQL, since a left join in JPQL loses operators without grants.
   */
  boolean isStillPermitted(ReaderSession session) {
    Long operator = session.holder().operatorId();
    return operator == null
        || !entities
            .createNativeQuery(
                "select id from operator o where id = ? and disabled = false"
                    + " and (platform_admin = true or exists (select 1 from operator_grant g"
                    + " where g.operator_id = o.id and g.tenant_id = ?))")
            .setParameter(1, operator)
            .setParameter(2, session.tenantId().value())
            .getResultList()
            .isEmpty();
  }

  /** Ends an operator's sessions at once, except at the sites that the predicate accepts. */
  public void end(long operatorId, Predicate<TenantId> goesOn) {
    List<TenantId> over =
        entities
            .createQuery(
                "select distinct s.tenantId from ReaderSession s where s.operatorId = :operator",
                Long.class)
            .setParameter("operator", operatorId)
            .getResultStream()
            .map(TenantId::new)
            .filter(goesOn.negate())
            .toList();
    for (TenantId tenant : over) {
      entities
          .createQuery(
              "delete from ReaderSession s"
                  + " where s.tenantId = :tenant and s.operatorId = :operator")
          .setParameter("tenant", tenant.value())
          .setParameter("operator", operatorId)
          .executeUpdate();
      ended.fire(new SessionsEnded(tenant));
    }
  }
}

package dev.gatehouse.session;

import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.storage.feed.Subject;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
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
  /** In SQL, since operators are not known in this room and lost by JPQL's joins without grants. */
  private static final String PERMITTED =
      "select o.id from operator o where o.id = ? and o.disabled = false and (o.platform_admin ="
          + " true or exists (select 1 from operator_grant g where g.operator_id = o.id and"
          + " g.tenant_id = ?)) and (exists (select 1 from second_factor f where f.operator_id ="
          + " o.id) or not exists (select 1 from platform_settings p where p.second_factor_required"
          + " = true))";

  @PersistenceContext EntityManager entities;
  @Inject ChangeFeed feed;

  /** What nodes cache of an operator's sessions. */
  static Subject subject(long operatorId) {
    return new Subject("operator", operatorId);
  }

  /**
   * Whether the operator of a session may still read the site, and has the second factor that the
   * platform may have come to require; true for sessions of readers.
   */
  boolean isStillPermitted(ReaderSession session) {
    Long operator = session.holder().operatorId();
    return operator == null
        || !entities
            .createNativeQuery(PERMITTED)
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
    }
    if (!over.isEmpty()) {
      feed.changed(subject(operatorId));
    }
  }
}

package dev.gatehouse.alert;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The alert rules of a site, or of the platform where the tenant is {@code null}. */
@ApplicationScoped
@Transactional
public class AlertRules {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /** Rules after an id. */
  public List<AlertRule> list(TenantId tenant, long afterId, int limit) {
    TypedQuery<AlertRule> query =
        entities
            .createQuery(
                "select r from AlertRule r where r.id > :after and r.tenantId "
                    + (tenant == null ? "is null" : "= :tenant")
                    + " order by r.id",
                AlertRule.class)
            .setParameter("after", afterId)
            .setMaxResults(limit);
    return (tenant == null ? query : query.setParameter("tenant", tenant.value())).getResultList();
  }

  public Optional<AlertRule> find(TenantId tenant, long id) {
    return Optional.ofNullable(entities.find(AlertRule.class, id))
        .filter(rule -> tenant == null ? rule.tenant() == null : tenant.equals(rule.tenant()));
  }

  /** The state of a rule; empty if it does not fire. */
  public Optional<AlertState> state(AlertRule rule) {
    return Optional.ofNullable(entities.find(AlertState.class, rule.getId()));
  }

  public AlertRule make(TenantId tenant, AlertRuleSettings settings) {
    AlertRule rule = new AlertRule(tenant, settings, clock.instant());
    entities.persist(rule);
    entities.flush();
    return rule;
  }

  /** Saves settings; what the rule watches from now on decides its state anew. */
  public AlertRule save(AlertRule rule, AlertRuleSettings settings) {
    rule.setSettings(settings);
    state(rule).ifPresent(entities::remove);
    entities.flush();
    return rule;
  }

  public void delete(AlertRule rule) {
    entities.remove(entities.merge(rule));
    entities.flush();
  }

  /** A rule begins to fire. */
  public void fires(AlertRule rule, Instant now, String detail) {
    entities.persist(new AlertState(rule, now, detail));
    entities.flush();
  }

  /**
   * A rule goes on firing.
   *
   * @param sent whether it is sent again
   */
  public void goesOn(AlertRule rule, Instant now, String detail, boolean sent) {
    AlertState state = entities.find(AlertState.class, rule.getId());
    state.tell(detail);
    if (sent) {
      state.sent(now);
    }
  }

  /** A rule's condition ended. */
  public void resolved(AlertRule rule) {
    state(rule).ifPresent(entities::remove);
  }
}

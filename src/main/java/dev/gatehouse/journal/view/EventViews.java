package dev.gatehouse.journal.view;

import dev.gatehouse.tenant.ScopeOwnedStore;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The views of a site's log, or of the log of all sites where the tenant is {@code null}. */
@ApplicationScoped
@Transactional
public class EventViews extends ScopeOwnedStore<EventView> {
  @Inject Clock clock;

  public EventViews() {
    super(EventView.class);
  }

  /**
   * The views that somebody sees, after an id.
   *
   * @param operatorId whose own views are among them, or {@code null}
   */
  public List<EventView> list(TenantId tenant, Long operatorId, long afterId, int limit) {
    String ofTenant = tenant == null ? "is null" : "= :tenant";
    String ofOperator = operatorId == null ? "" : " or v.operatorId = :operator";
    TypedQuery<EventView> query =
        entities
            .createQuery(
                "select v from EventView v where v.id > :after and v.tenantId %s"
                        .formatted(ofTenant)
                    + " and (v.operatorId is null%s) order by v.id".formatted(ofOperator),
                EventView.class)
            .setParameter("after", afterId)
            .setMaxResults(limit);
    if (tenant != null) {
      query.setParameter("tenant", tenant.value());
    }
    return (operatorId == null ? query : query.setParameter("operator", operatorId))
        .getResultList();
  }

  /** The view with an id, if that operator sees it. */
  public Optional<EventView> find(TenantId tenant, Long operatorId, long id) {
    return find(tenant, id)
        .filter(view -> view.getOperatorId() == null || view.getOperatorId().equals(operatorId));
  }

  /**
   * @param operatorId the only operator who sees it, or {@code null}
   */
  public EventView make(TenantId tenant, Long operatorId, EventViewSettings settings) {
    EventView view = new EventView(tenant, operatorId, settings, clock.instant());
    entities.persist(view);
    entities.flush();
    return view;
  }

  public EventView save(EventView view, EventViewSettings settings) {
    view.setSettings(settings);
    EventView saved = entities.merge(view);
    entities.flush();
    return saved;
  }
}

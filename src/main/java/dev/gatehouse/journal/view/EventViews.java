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
  /** No operator and no API token has this id. */
  private static final long NOBODY = 0;

  @Inject Clock clock;

  public EventViews() {
    super(EventView.class);
  }

  /**
   * The views that somebody sees, after an id.
   *
   * @param owner whose own views are among them
   */
  public List<EventView> list(TenantId tenant, ViewOwner owner, long afterId, int limit) {
    TypedQuery<EventView> query =
        entities
            .createQuery(
                "select v from EventView v where v.id > :after and v.tenantId %s"
                        .formatted(tenant == null ? "is null" : "= :tenant")
                    + " and (v.operatorId is null and v.apiTokenId is null"
                    + " or v.operatorId = :operator or v.apiTokenId = :token) order by v.id",
                EventView.class)
            .setParameter("after", afterId)
            .setParameter("operator", id(owner.operatorId()))
            .setParameter("token", id(owner.apiTokenId()))
            .setMaxResults(limit);
    return (tenant == null ? query : query.setParameter("tenant", tenant.value())).getResultList();
  }

  private static long id(Long known) {
    return known == null ? NOBODY : known;
  }

  /** The view with an id, if its owner, or everybody, sees it. */
  public Optional<EventView> find(TenantId tenant, ViewOwner owner, long id) {
    return find(tenant, id).filter(view -> view.isShared() || view.owner().equals(owner));
  }

  /**
   * @param owner the only one who sees it, or everybody
   */
  public EventView make(TenantId tenant, ViewOwner owner, EventViewSettings settings) {
    EventView view = new EventView(tenant, owner, settings, clock.instant());
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

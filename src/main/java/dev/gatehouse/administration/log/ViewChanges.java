package dev.gatehouse.administration.log;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.scope.ScopeAccess;
import dev.gatehouse.administration.scope.ScopeOwnedChanges;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.view.EventView;
import dev.gatehouse.journal.view.EventViewSettings;
import dev.gatehouse.journal.view.EventViews;
import dev.gatehouse.journal.view.ViewOwner;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Keeps, renames and deletes views of the sign-in log, for whoever may read that log. Views that
 * everybody sees are in the audit trail; one's own concern nobody else.
 */
@ApplicationScoped
@Transactional
public class ViewChanges extends ScopeOwnedChanges<EventView, EventViewSettings> {
  public static final int MOST = 100;

  @Inject EventViews views;
  @Inject ScopeAccess access;

  public ViewChanges() {
    super("view", MOST, AuditEvent.EVENT_VIEW_UPDATED, AuditEvent.EVENT_VIEW_DELETED);
  }

  @Override
  protected EventViews store() {
    return views;
  }

  @Override
  protected EventView save(Actor actor, EventView stored, EventViewSettings settings) {
    return views.save(stored, settings);
  }

  /** Its annotations say all that a view has to meet. */
  @Override
  protected void check(
      Actor actor,
      TenantId site,
      EventView before,
      EventViewSettings settings,
      Objections objections) {
    // Nothing beyond them.
  }

  /** Those that the actor sees. */
  @Override
  public List<EventView> list(Actor actor, TenantId site, long afterId, int limit) {
    access.require(actor, site);
    return views.list(site, owner(actor), afterId, limit);
  }

  /** The one with an id, if the actor sees it. */
  @Override
  public EventView find(Actor actor, TenantId site, long id) {
    access.require(actor, site);
    return views.find(site, owner(actor), id).orElseThrow(Missing::new);
  }

  /**
   * Keeps a view.
   *
   * @param shared whether everybody sees it who may read the log, instead of only the actor
   * @throws ChangeRefused and nothing is kept
   */
  public EventView make(
      Actor actor,
      TenantId site,
      boolean shared,
      EventViewSettings settings,
      Objections objections) {
    ViewOwner owner = shared ? ViewOwner.EVERYBODY : owner(actor);
    if (!shared && owner.isEverybody()) {
      objections.object("shared", "must be true, as this token is the platform's own");
    }
    requireMakeable(actor, site, settings, objections);
    EventView made = views.make(site, owner, settings);
    record(actor, AuditEvent.EVENT_VIEW_CREATED, made, Changes.made(snapshot(made)));
    return made;
  }

  @Override
  protected void record(Actor actor, AuditEvent event, EventView view, Changes changes) {
    if (view.owner().isEverybody()) {
      super.record(actor, event, view, changes);
    }
  }

  private static ViewOwner owner(Actor actor) {
    return new ViewOwner(actor.consent().operatorId(), actor.consent().apiTokenId());
  }
}

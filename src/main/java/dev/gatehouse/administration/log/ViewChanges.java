package dev.gatehouse.administration.log;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.view.EventView;
import dev.gatehouse.journal.view.EventViewSettings;
import dev.gatehouse.journal.view.EventViews;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/**
 * Keeps, renames and deletes views of the sign-in log, for whoever may read that log. Views that
 * everybody sees are in the audit trail; an operator's own ones concern nobody else.
 */
@ApplicationScoped
@Transactional
public class ViewChanges {
  public static final int MOST = 100;

  @Inject EventViews views;
  @Inject Tenants tenants;
  @Inject Trail trail;

  /**
   * The views that the actor sees, after an id.
   *
   * @param site the site, or {@code null} for the log of all sites
   * @throws Missing when the actor may not read that log
   */
  public List<EventView> list(Actor actor, TenantId site, long afterId, int limit) {
    require(actor, site);
    return views.list(site, operator(actor), afterId, limit);
  }

  /**
   * @throws Missing when there is none that the actor sees
   */
  public EventView find(Actor actor, TenantId site, long id) {
    require(actor, site);
    return views.find(site, operator(actor), id).orElseThrow(Missing::new);
  }

  /**
   * Keeps a view.
   *
   * @param shared whether everybody sees it who may read the log; programs have no views of their
   *     own
   * @throws ChangeRefused and nothing is kept
   */
  public EventView make(
      Actor actor,
      TenantId site,
      boolean shared,
      EventViewSettings settings,
      Objections objections) {
    require(actor, site);
    objections.requireNone();
    Long owner = shared ? null : operator(actor);
    if (views.list(site, owner, 0, MOST).size() >= MOST) {
      throw new Conflict("There are %d views already. Delete one first.".formatted(MOST));
    }
    EventView made = views.make(site, owner, settings);
    record(actor, AuditEvent.EVENT_VIEW_CREATED, made, Changes.made(snapshot(made)));
    return made;
  }

  /**
   * Changes a view.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public EventView change(
      Actor actor,
      TenantId site,
      long id,
      Expectation expectation,
      EventViewSettings settings,
      Objections objections) {
    EventView stored = find(actor, site, id);
    expectation.requireMet(stored.getVersion());
    objections.requireNone();
    Map<String, Object> before = snapshot(stored);
    EventView saved = views.save(stored, settings);
    record(actor, AuditEvent.EVENT_VIEW_UPDATED, saved, Changes.between(before, snapshot(saved)));
    return saved;
  }

  /**
   * Deletes a view.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, TenantId site, long id, Expectation expectation) {
    EventView stored = find(actor, site, id);
    expectation.requireMet(stored.getVersion());
    record(actor, AuditEvent.EVENT_VIEW_DELETED, stored, Changes.ended(snapshot(stored)));
    views.delete(stored);
  }

  private void record(Actor actor, AuditEvent event, EventView view, Changes changes) {
    if (view.getOperatorId() != null) {
      return;
    }
    String target = "view " + view.getId() + ": " + view.getSettings().getName();
    if (view.tenant() == null) {
      trail.record(actor, event, target, changes);
    } else {
      trail.record(
          actor, event, tenants.find(view.tenant()).orElseThrow(Missing::new), target, changes);
    }
  }

  private static Map<String, Object> snapshot(EventView view) {
    return Snapshot.of(view.getSettings());
  }

  /** {@code null} for a program. */
  private static Long operator(Actor actor) {
    return actor.consent().operatorId();
  }

  private static void require(Actor actor, TenantId site) {
    if (site == null) {
      actor.requirePlatform();
    } else {
      actor.require(Right.CONFIGURE, site);
    }
  }
}

package dev.gatehouse.administration.scope;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.tenant.ScopeOwned;
import dev.gatehouse.tenant.ScopeOwnedStore;
import dev.gatehouse.tenant.TenantId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * What the changes of alert rules, of web hooks and of views have in common: who may make them,
 * what they have to meet, and what is recorded.
 */
public abstract class ScopeOwnedChanges<T extends ScopeOwned<S>, S> {
  private final String kind;
  private final int most;
  private final AuditEvent updated;
  private final AuditEvent deleted;

  @Inject ScopeAccess scopes;

  /**
   * @param kind what the audit trail calls one
   * @param most how many a site, or the platform, has at most
   */
  protected ScopeOwnedChanges(String kind, int most, AuditEvent updated, AuditEvent deleted) {
    this.kind = kind;
    this.most = most;
    this.updated = updated;
    this.deleted = deleted;
  }

  protected abstract ScopeOwnedStore<T> store();

  /**
   * Objects to settings that their annotations do not rule out.
   *
   * @param before {@code null} for a new one
   */
  protected abstract void check(
      Actor actor, TenantId site, T before, S settings, Objections objections);

  protected abstract T save(Actor actor, T stored, S settings);

  /**
   * Those after an id.
   *
   * @throws Missing when the actor may not configure the site, or the platform
   */
  public List<T> list(Actor actor, TenantId site, long afterId, int limit) {
    scopes.require(actor, site);
    return store().list(site, afterId, limit);
  }

  /**
   * The one with an id.
   *
   * @throws Missing when there is none that the actor may see
   */
  public T find(Actor actor, TenantId site, long id) {
    scopes.require(actor, site);
    return store().find(site, id).orElseThrow(Missing::new);
  }

  /** Refuses to make another one, because of its settings or of how many there are. */
  protected void requireMakeable(Actor actor, TenantId site, S settings, Objections objections) {
    scopes.require(actor, site);
    check(actor, site, null, settings, objections);
    objections.requireNone();
    if (list(actor, site, 0, most).size() >= most) {
      throw new Conflict("There are %d %ss already. Delete one first.".formatted(most, kind));
    }
  }

  /**
   * Changes the settings.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public T change(
      Actor actor,
      TenantId site,
      long id,
      Expectation expectation,
      S settings,
      Objections objections) {
    T stored = find(actor, site, id);
    expectation.requireMet(stored.getVersion());
    check(actor, site, stored, settings, objections);
    objections.keep(stored.getSettings(), settings);
    objections.requireNone();
    Map<String, Object> before = snapshot(stored);
    T saved = save(actor, stored, settings);
    record(actor, updated, saved, Changes.between(before, snapshot(saved)));
    return saved;
  }

  /**
   * Deletes one.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, TenantId site, long id, Expectation expectation) {
    T stored = find(actor, site, id);
    expectation.requireMet(stored.getVersion());
    record(actor, deleted, stored, Changes.ended(snapshot(stored)));
    store().delete(stored);
  }

  protected void record(Actor actor, AuditEvent event, T stored, Changes changes) {
    String target = kind + " " + stored.getId() + ": " + snapshot(stored).get("name");
    scopes.record(actor, event, stored.tenant(), target, changes);
  }

  protected Map<String, Object> snapshot(T stored) {
    return Snapshot.of(stored.getSettings());
  }
}

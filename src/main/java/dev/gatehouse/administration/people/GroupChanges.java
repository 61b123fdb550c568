package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Makes, renames and deletes a site's permission groups. */
@ApplicationScoped
@Transactional
public class GroupChanges {
  @Inject PermissionGroups groups;
  @Inject Trail trail;

  /**
   * Makes a group, with the id in the settings or a generated one.
   *
   * @throws ChangeRefused and nothing is made
   */
  public PermissionGroup create(
      Actor actor, Tenant site, GroupSettings settings, Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    objections.requireNone();
    if (settings.getId() != null && groups.find(site.tenantId(), settings.getId()).isPresent()) {
      throw new Taken(List.of("id"));
    }
    PermissionGroup made = groups.create(site.tenantId(), settings.getId(), settings.getName());
    Changes changes = Changes.made(snapshot(made));
    trail.record(actor, AuditEvent.GROUP_CREATED, site, target(made), changes);
    return made;
  }

  /**
   * Renames a group.
   *
   * @param settings with the group's id, or without one
   * @throws ChangeRefused and nothing is changed
   */
  public PermissionGroup change(
      Actor actor,
      Tenant site,
      String id,
      Expectation expectation,
      GroupSettings settings,
      Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    PermissionGroup group = find(site.tenantId(), id);
    expectation.requireMet(group.getVersion());
    GroupSettings stored = new GroupSettings();
    stored.setName(group.getName());
    objections.keep(stored, settings);
    if (settings.getId() != null && !settings.getId().equals(id)) {
      objections.objectOnce("id", "is " + id + " and cannot be changed");
    }
    objections.requireNone();
    Map<String, Object> before = snapshot(group);
    group.setName(settings.getName());
    PermissionGroup saved = groups.save(group);
    Changes changes = Changes.between(before, snapshot(saved));
    trail.record(actor, AuditEvent.GROUP_UPDATED, site, target(saved), changes);
    return saved;
  }

  /**
   * Deletes a group. Its members leave it; content restricted to it stays closed to everyone, as do
   * pages of a gate whose rules name it.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, Tenant site, String id, Expectation expectation) {
    actor.require(Right.CONFIGURE, site.tenantId());
    PermissionGroup group = find(site.tenantId(), id);
    expectation.requireMet(group.getVersion());
    Changes changes = Changes.ended(snapshot(group));
    if (site.getSettings().getGating().rules().groups().contains(id)) {
      changes.with("warning", null, "the path rules still name it");
    }
    trail.record(actor, AuditEvent.GROUP_DELETED, site, target(group), changes);
    groups.delete(site.tenantId(), id);
  }

  private PermissionGroup find(TenantId site, String id) {
    return groups.find(site, id).orElseThrow(Missing::new);
  }

  private static String target(PermissionGroup group) {
    return "group " + group.getId() + ": " + group.getName();
  }

  private static Map<String, Object> snapshot(PermissionGroup group) {
    return Map.of("name", group.getName());
  }
}

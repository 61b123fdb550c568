package dev.gatehouse.reader;

import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.text.FoldedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The permission groups of a tenant. */
@ApplicationScoped
@Transactional
public class PermissionGroups {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 11;
  private static final SecureRandom RANDOM = new SecureRandom();

  @PersistenceContext EntityManager entities;
  @Inject Tenants tenants;
  @Inject ChangeFeed feed;

  public List<PermissionGroup> list(TenantId tenant, String afterId, int limit) {
    return entities
        .createQuery(
            "select g from PermissionGroup g"
                + " where g.tenantId = :tenant and g.id > :after order by g.id",
            PermissionGroup.class)
        .setParameter("tenant", tenant.value())
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  /** All groups, sorted by name as people read it. */
  public List<PermissionGroup> byName(TenantId tenant) {
    return entities
        .createQuery(
            "select g from PermissionGroup g where g.tenantId = :tenant", PermissionGroup.class)
        .setParameter("tenant", tenant.value())
        .getResultStream()
        .sorted(
            Comparator.comparing((PermissionGroup group) -> FoldedText.of(group.getName()))
                .thenComparing(PermissionGroup::getId))
        .toList();
  }

  public Optional<PermissionGroup> find(TenantId tenant, String id) {
    return Optional.ofNullable(
        entities.find(PermissionGroup.class, new PermissionGroup.Key(tenant, id)));
  }

  /** The ids of all groups. */
  public Set<String> ids(TenantId tenant) {
    return Set.copyOf(
        entities
            .createQuery(
                "select g.id from PermissionGroup g where g.tenantId = :tenant", String.class)
            .setParameter("tenant", tenant.value())
            .getResultList());
  }

  /** The number of members by group id; groups without members are absent. */
  public Map<String, Long> members(TenantId tenant) {
    return entities
        .createQuery(
            "select g, count(r) from Reader r join r.profile.groups g"
                + " where r.tenantId = :tenant group by g",
            Object[].class)
        .setParameter("tenant", tenant.value())
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }

  /** An error message if some ids name no group of this tenant. */
  public Optional<String> objection(TenantId tenant, Collection<String> ids) {
    Set<String> unknown = unknown(tenant, ids);
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("names a group that this site does not have: " + String.join(", ", unknown));
  }

  /** The ids that name a group of this tenant. */
  public Set<String> known(TenantId tenant, Collection<String> ids) {
    Set<String> known = new TreeSet<>(ids);
    known.removeAll(unknown(tenant, ids));
    return known;
  }

  /** The ids that name no group of this tenant. */
  public Set<String> unknown(TenantId tenant, Collection<String> ids) {
    Set<String> unknown = new TreeSet<>(ids);
    if (!unknown.isEmpty()) {
      unknown.removeAll(
          entities
              .createQuery(
                  "select g.id from PermissionGroup g where g.tenantId = :tenant and g.id in :ids",
                  String.class)
              .setParameter("tenant", tenant.value())
              .setParameter("ids", ids)
              .getResultList());
    }
    return unknown;
  }

  /** Creates a group; an absent id becomes 11 random lower-case letters and digits. */
  public PermissionGroup create(TenantId tenant, String id, String name) {
    PermissionGroup group = new PermissionGroup(tenant, id == null ? randomId() : id, name);
    entities.persist(group);
    entities.flush();
    // A token that named the group before it was there gets it now.
    feed.changed(tenant.people());
    return group;
  }

  public PermissionGroup save(PermissionGroup group) {
    PermissionGroup saved = entities.merge(group);
    entities.flush();
    return saved;
  }

  /** Deletes a group; its members leave it, and content with the group stays hidden from all. */
  public boolean delete(TenantId tenant, String id) {
    Optional<PermissionGroup> group = find(tenant, id);
    group.ifPresent(
        found -> {
          leave(tenant, id);
          entities.remove(found);
          tenants.touch(tenant);
        });
    return group.isPresent();
  }

  private void leave(TenantId tenant, String id) {
    entities
        .createNativeQuery(
            "delete from reader_group where group_id = ?"
                + " and reader_id in (select id from reader where tenant_id = ?)")
        .setParameter(1, id)
        .setParameter(2, tenant.value())
        .executeUpdate();
  }

  private static String randomId() {
    return RANDOM
        .ints(ID_LENGTH, 0, ALPHABET.length())
        .collect(
            StringBuilder::new,
            (text, index) -> text.append(ALPHABET.charAt(index)),
            StringBuilder::append)
        .toString();
  }
}

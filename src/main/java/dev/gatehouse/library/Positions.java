package dev.gatehouse.library;

import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where the things of a tenant are within their categories. Positions are written in SQL, since JPA
 * would also raise the version of a thing, which covers its content: an editor who has a text open
 * would find it stale, and every text would be rendered again.
 */
@ApplicationScoped
@Transactional
public class Positions {
  /** The last position. */
  public static final int LAST = 1_000_000;

  /** How many rows a statement changes. */
  private static final int AT_ONCE = 200;

  @PersistenceContext EntityManager entities;
  @Inject Tenants tenants;

  /** What has a place within a category. */
  public enum Things {
    CATEGORIES("category", "parent_id"),
    ARTICLES("article", "category_id");

    private final String table;
    private final String parent;

    Things(String table, String parent) {
      this.table = table;
      this.parent = parent;
    }

    /** The member of the admin API that lists them. */
    public String member() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Keeps everybody else from changing the tenant's content until the transaction ends: what is
   * read afterwards stays true.
   */
  public void lock(TenantId tenant) {
    tenants.touchContent(tenant);
  }

  /**
   * The things directly in a category, in their order: positions by id.
   *
   * @param parent {@code null} for those without a category
   */
  public Map<Long, Integer> in(TenantId tenant, Things things, Long parent) {
    String within = things.parent + (parent == null ? " is null" : " = ?");
    Query query =
        entities
            .createNativeQuery(
                "select id, position from %s where tenant_id = ? and %s order by position nulls last, id"
                    .formatted(things.table, within))
            .setParameter(1, tenant.value());
    return read(parent == null ? query : query.setParameter(2, parent));
  }

  /** All positions of a tenant, by id. */
  public Map<Long, Integer> all(TenantId tenant, Things things) {
    return read(
        entities
            .createNativeQuery(
                "select id, position from %s where tenant_id = ? order by id"
                    .formatted(things.table))
            .setParameter(1, tenant.value()));
  }

  private static Map<Long, Integer> read(Query query) {
    Map<Long, Integer> positions = new LinkedHashMap<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      Number position = (Number) columns[1];
      positions.put(
          ((Number) columns[0]).longValue(), position == null ? null : position.intValue());
    }
    return positions;
  }

  /** Positions in the order of these ids. */
  public static Map<Long, Integer> inOrder(List<Long> ids) {
    Map<Long, Integer> positions = new LinkedHashMap<>();
    ids.forEach(id -> positions.put(id, positions.size() + 1));
    return positions;
  }

  /**
   * Puts a thing that comes into a category after all that are there.
   *
   * @param parent {@code null} for no category
   * @return its position; {@code null} if it is the last without one
   */
  public Integer putLast(TenantId tenant, Things things, Long parent, long id) {
    lock(tenant);
    Map<Long, Integer> there = in(tenant, things, parent);
    there.remove(id);
    Map<Long, Integer> written = new LinkedHashMap<>();
    if (there.entrySet().stream().allMatch(other -> isBefore(other, id))) {
      written.put(id, null);
    } else {
      List<Long> ordered = new ArrayList<>(there.keySet());
      ordered.add(id);
      written.putAll(inOrder(ordered));
      written.entrySet().removeIf(one -> one.getValue().equals(there.get(one.getKey())));
    }
    write(tenant, things, written);
    return written.get(id);
  }

  private static boolean isBefore(Map.Entry<Long, Integer> other, long id) {
    return other.getValue() != null || other.getKey() < id;
  }

  /**
   * Sets positions; things of other tenants, and those that are gone, are left out.
   *
   * @param positions by id; {@code null} for none
   */
  public void write(TenantId tenant, Things things, Map<Long, Integer> positions) {
    List<Map.Entry<Long, Integer>> all = new ArrayList<>(positions.entrySet());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      writeSome(tenant, things, all.subList(from, Math.min(from + AT_ONCE, all.size())));
    }
  }

  /** Lets what is read from now on in this transaction have its position as it is. */
  public void forgetOld() {
    entities.flush();
    entities.clear();
  }

  /** In one statement; ids and positions are numbers, which are safe in it. */
  private void writeSome(TenantId tenant, Things things, List<Map.Entry<Long, Integer>> some) {
    String cases =
        some.stream()
            .map(one -> "when " + one.getKey() + " then " + one.getValue())
            .collect(Collectors.joining(" "));
    String ids =
        some.stream()
            .map(Map.Entry::getKey)
            .map(Objects::toString)
            .collect(Collectors.joining(", "));
    entities
        .createNativeQuery(
            "update %s set position = cast(case id %s end as integer) where tenant_id = ? and id in (%s)"
                .formatted(things.table, cases, ids))
        .setParameter(1, tenant.value())
        .executeUpdate();
  }
}

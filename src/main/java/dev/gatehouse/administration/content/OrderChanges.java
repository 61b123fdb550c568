package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.library.Categories;
import dev.gatehouse.library.Positions;
import dev.gatehouse.library.Positions.Things;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the things of a category into an order. The content of none of them changes, so that no open
 * editor becomes stale and no save undoes it.
 */
@ApplicationScoped
@Transactional
public class OrderChanges {
  private static final int MOST_NAMED = 20;

  @Inject Positions positions;
  @Inject Categories categories;
  @Inject Trail trail;

  /**
   * An order of the things directly in a category, or at the top.
   *
   * @param parentId {@code null} for the top: the categories there, and the articles without one
   * @param categories all of them by their ids, in their order; {@code null} to leave them
   * @param articles the same
   * @param before the order that is replaced
   */
  public record Order(Long parentId, List<Long> categories, List<Long> articles, Before before) {}

  /**
   * An order that somebody saw.
   *
   * @param categories by their ids; {@code null} if it does not matter
   * @param articles the same
   */
  public record Before(List<Long> categories, List<Long> articles) {
    /** One that fits every order. */
    public static final Before ANY = new Before(null, null);
  }

  /**
   * Puts all things of a category into an order. Of two orders at the same time the later one holds
   * as a whole, or is refused if it says which one it replaces.
   *
   * @throws Conflict if another order is there than the one to replace
   * @throws ChangeRefused and nothing is changed, such as when a list lacks one of the things
   */
  public void order(Actor actor, Tenant site, Order order) {
    TenantId tenant = site.tenantId();
    actor.require(Right.EDIT, tenant);
    positions.lock(tenant);
    String target =
        order.parentId() == null
            ? "the top"
            : categories
                .find(tenant, order.parentId())
                .map(CategoryChanges::target)
                .orElseThrow(Missing::new);
    requireBefore(tenant, Things.CATEGORIES, order.parentId(), order.before().categories());
    requireBefore(tenant, Things.ARTICLES, order.parentId(), order.before().articles());
    Objections objections = new Objections();
    Changes changes = Changes.none();
    order(tenant, Things.CATEGORIES, order.parentId(), order.categories(), objections, changes);
    order(tenant, Things.ARTICLES, order.parentId(), order.articles(), objections, changes);
    objections.requireNone();
    if (!changes.isEmpty()) {
      trail.record(actor, AuditEvent.CONTENT_ORDERED, site, target, changes);
    }
  }

  private void requireBefore(TenantId tenant, Things things, Long parentId, List<Long> before) {
    if (before != null
        && !before.equals(List.copyOf(positions.in(tenant, things, parentId).keySet()))) {
      throw new Conflict("The order of the " + things.member() + " changed meanwhile.");
    }
  }

  private void order(
      TenantId tenant,
      Things things,
      Long parentId,
      List<Long> ids,
      Objections objections,
      Changes changes) {
    if (ids == null) {
      return;
    }
    String member = things.member();
    Map<Long, Integer> there = positions.in(tenant, things, parentId);
    Set<Long> given = new HashSet<>(ids);
    if (given.size() < ids.size()) {
      objections.object(member, "must name each of them once");
    }
    object(objections, member, "lacks of this category: ", there.keySet(), given);
    object(objections, member, "has what is not in this category: ", given, there.keySet());
    if (objections.isWrong(member)) {
      return;
    }
    List<Long> before = List.copyOf(there.keySet());
    if (!before.equals(ids)) {
      positions.write(tenant, things, changed(there, Positions.inOrder(ids)));
      changes.with(member, before, ids);
    }
  }

  private static void object(
      Objections objections, String member, String message, Set<Long> ids, Set<Long> known) {
    String others =
        ids.stream()
            .filter(id -> !known.contains(id))
            .sorted()
            .limit(MOST_NAMED)
            .map(Objects::toString)
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      objections.object(member, message + others);
    }
  }

  /**
   * Sets positions of single things, as files have them.
   *
   * @param categories positions by id; {@code null} for none
   * @param articles the same
   * @throws ChangeRefused and nothing is changed
   */
  public void place(
      Actor actor, Tenant site, Map<Long, Integer> categories, Map<Long, Integer> articles) {
    TenantId tenant = site.tenantId();
    actor.require(Right.EDIT, tenant);
    if (!changed(positions.all(tenant, Things.CATEGORIES), categories).isEmpty()
        || !changed(positions.all(tenant, Things.ARTICLES), articles).isEmpty()) {
      positions.lock(tenant);
      Changes changes = Changes.none();
      place(tenant, Things.CATEGORIES, categories, changes);
      place(tenant, Things.ARTICLES, articles, changes);
      trail.record(actor, AuditEvent.CONTENT_ORDERED, site, "positions", changes);
    }
    positions.forgetOld();
  }

  private void place(TenantId tenant, Things things, Map<Long, Integer> wanted, Changes changes) {
    Map<Long, Integer> stored = positions.all(tenant, things);
    Map<Long, Integer> after = changed(stored, wanted);
    positions.write(tenant, things, after);
    if (!after.isEmpty()) {
      changes.with(things.member(), told(after.keySet(), stored), told(after.keySet(), after));
    }
  }

  private static List<String> told(Set<Long> ids, Map<Long, Integer> positions) {
    return ids.stream().map(id -> id + ": " + positions.get(id)).toList();
  }

  /** What differs of things that are stored. */
  private static Map<Long, Integer> changed(Map<Long, Integer> stored, Map<Long, Integer> wanted) {
    Map<Long, Integer> changed = new LinkedHashMap<>();
    wanted.forEach(
        (id, position) -> {
          if (stored.containsKey(id) && !Objects.equals(stored.get(id), position)) {
            changed.put(id, position);
          }
        });
    return changed;
  }
}

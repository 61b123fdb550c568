package dev.gatehouse.administration.find;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sites at which somebody has a right.
 *
 * @param everywhere at all of them
 * @param sites their ids otherwise
 */
record Reach(boolean everywhere, Set<Long> sites) {
  static Reach of(Actor actor, Right right) {
    return new Reach(
        actor.isPlatform(),
        actor.rights().sites(right).stream()
            .map(TenantId::value)
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean isNowhere() {
    return !everywhere && sites.isEmpty();
  }

  /** The condition on a column with a site's id. */
  Predicate holds(CriteriaBuilder criteria, Expression<Long> site) {
    return everywhere ? criteria.conjunction() : site.in(sites);
  }

  /** The same in JPQL, to be followed by another condition. */
  String holds(String site) {
    return everywhere ? "" : site + " in :sites and ";
  }

  <T> TypedQuery<T> bind(TypedQuery<T> query) {
    return everywhere ? query : query.setParameter("sites", sites);
  }
}

package dev.gatehouse.operator;

import dev.gatehouse.storage.TextFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Searches the operators. */
@ApplicationScoped
@Transactional
public class OperatorSearch {
  @PersistenceContext EntityManager entities;

  /**
   * Which operators to list.
   *
   * @param text part of the name or e-mail address; {@code null} for all
   * @param among ids of those to choose from; {@code null} for all
   */
  public record Question(String text, Collection<Long> among) {
    private Predicate holds(CriteriaBuilder criteria, Root<Operator> operator) {
      Path<OperatorSettings> settings = operator.get("settings");
      TextFilter sought = new TextFilter(text == null ? "" : text);
      Predicate mentioned =
          criteria.or(
              sought.isIn(criteria, settings.get("name")),
              sought.isIn(criteria, settings.get("email")));
      if (among == null) {
        return mentioned;
      }
      return among.isEmpty()
          ? criteria.disjunction()
          : criteria.and(mentioned, operator.get("id").in(among));
    }
  }

  /** By what operators are sorted. */
  public enum Order {
    NAME,
    EMAIL,
    LAST_SIGN_IN;

    private Expression<?> of(CriteriaBuilder criteria, Root<Operator> operator) {
      return switch (this) {
        case NAME ->
            criteria.lower(TextFilter.plain(criteria, operator.get("settings").get("name")));
        case EMAIL -> operator.get("settings").get("email");
        case LAST_SIGN_IN ->
            // Databases disagree on where values that are absent belong.
            criteria.coalesce(
                operator.<Instant>get("lastSignInAt"), criteria.literal(Instant.EPOCH));
      };
    }
  }

  /**
   * Operators in an order.
   *
   * @param first number of operators to leave out
   */
  public List<Operator> find(Question question, Order by, boolean descending, int first, int size) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<Operator> query = criteria.createQuery(Operator.class);
    Root<Operator> operator = query.from(Operator.class);
    Expression<?> order = by.of(criteria, operator);
    query
        .where(question.holds(criteria, operator))
        .orderBy(
            descending ? criteria.desc(order) : criteria.asc(order),
            criteria.asc(operator.get("id")));
    return entities.createQuery(query).setFirstResult(first).setMaxResults(size).getResultList();
  }

  public long count(Question question) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<Long> query = criteria.createQuery(Long.class);
    Root<Operator> operator = query.from(Operator.class);
    query.select(criteria.count(operator)).where(question.holds(criteria, operator));
    return entities.createQuery(query).getSingleResult();
  }
}

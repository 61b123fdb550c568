package dev.gatehouse.reader;

import dev.gatehouse.storage.TextFilter;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Searches the readers of a tenant. */
@ApplicationScoped
@Transactional
public class ReaderSearch {
  @PersistenceContext EntityManager entities;

  /**
   * The search criteria.
   *
   * @param text part of the e-mail address, the name or the external id; {@code null} for all
   * @param banned {@code null} for both
   * @param group id of the group whose members to find; {@code null} for all
   */
  public record Question(String text, Boolean banned, String group) {}

  /** By what readers are sorted; those with the same value, newest first. */
  public enum Order {
    EMAIL("email"),
    NAME("name"),
    ROLE("role"),
    BANNED("banned"),
    LAST_SIGN_IN("lastSignInAt");

    private final String member;

    Order(String member) {
      this.member = member;
    }

    private Expression<?> of(CriteriaBuilder criteria, Root<Reader> reader) {
      return switch (this) {
        // Without lower(), the index finds the first rows: addresses are stored in lower case.
        case EMAIL, ROLE, BANNED -> reader.get("profile").get(member);
        case NAME -> criteria.lower(reader.get("profile").get(member));
        case LAST_SIGN_IN ->
            // Databases disagree on where values that are absent belong.
            criteria.coalesce(reader.<Instant>get(member), criteria.literal(Instant.EPOCH));
      };
    }
  }

  /**
   * Readers in an order.
   *
   * @param first number of readers to leave out
   */
  public List<Reader> find(
      TenantId tenant, Question question, Order by, boolean descending, int first, int size) {
    return inOrder(tenant, ids(tenant, question, by, descending, first, size));
  }

  /** Their ids in the same order. */
  public List<Long> ids(
      TenantId tenant, Question question, Order by, boolean descending, int first, int size) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<Long> query = criteria.createQuery(Long.class);
    Root<Reader> reader = query.from(Reader.class);
    Expression<?> order = by.of(criteria, reader);
    query
        .select(reader.get("id"))
        .where(holds(criteria, query, reader, tenant, question).toArray(Predicate[]::new))
        .orderBy(
            descending ? criteria.desc(order) : criteria.asc(order),
            criteria.desc(reader.get("id")));
    return entities.createQuery(query).setFirstResult(first).setMaxResults(size).getResultList();
  }

  /** The readers with these ids in this order, but for those who are gone. */
  public List<Reader> inOrder(TenantId tenant, List<Long> ids) {
    Map<Long, Reader> found = byId(tenant, ids);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** How many readers match. */
  public long count(TenantId tenant, Question question) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<Long> query = criteria.createQuery(Long.class);
    Root<Reader> reader = query.from(Reader.class);
    query
        .select(criteria.count(reader))
        .where(holds(criteria, query, reader, tenant, question).toArray(Predicate[]::new));
    return entities.createQuery(query).getSingleResult();
  }

  private static List<Predicate> holds(
      CriteriaBuilder criteria,
      CommonAbstractCriteria query,
      Root<Reader> reader,
      TenantId tenant,
      Question question) {
    Path<ReaderProfile> profile = reader.get("profile");
    List<Predicate> all = new ArrayList<>();
    all.add(criteria.equal(reader.get("tenantId"), tenant.value()));
    if (question.text() != null) {
      all.add(mentions(criteria, query, reader, new TextFilter(question.text())));
    }
    if (question.banned() != null) {
      all.add(criteria.equal(profile.get("banned"), question.banned()));
    }
    if (question.group() != null) {
      all.add(criteria.isMember(question.group(), profile.get("groups")));
    }
    return all;
  }

  /** Whether e-mail, name or external id of a reader, in whatever name space, contain the text. */
  public static Predicate mentions(
      CriteriaBuilder criteria,
      CommonAbstractCriteria query,
      Path<Reader> reader,
      TextFilter sought) {
    Path<ReaderProfile> profile = reader.get("profile");
    Subquery<Long> linked = query.subquery(Long.class);
    Root<LinkedIdentity> identity = linked.from(LinkedIdentity.class);
    linked
        .select(identity.get("readerId"))
        .where(
            criteria.equal(identity.get("tenantId"), reader.get("tenantId")),
            sought.isIn(criteria, identity.get("externalId")));
    return criteria.or(
        sought.isIn(criteria, profile.get("email")),
        sought.isIn(criteria, profile.get("name")),
        sought.isIn(criteria, profile.get("externalId")),
        reader.get("id").in(linked));
  }

  /** Readers by id, with their groups, in one query. */
  public Map<Long, Reader> byId(TenantId tenant, Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select distinct r from Reader r left join fetch r.profile.groups"
                    + " where r.tenantId = :tenant and r.id in :ids",
                Reader.class)
            .setParameter("tenant", tenant.value())
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(Reader::getId, Function.identity()));
  }
}

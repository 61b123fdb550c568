package dev.gatehouse.session;

import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderSearch;
import dev.gatehouse.storage.PageRequest;
import dev.gatehouse.storage.TextFilter;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Searches the live sessions of a tenant for operators. */
@ApplicationScoped
@Transactional
public class SessionList {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * Which sessions to list; {@code null} does not restrict.
   *
   * @param user id of a user
   * @param text part of the user's e-mail address, name or external id
   * @param connection id of the connection that the holder signed in through
   */
  public record Question(Long user, String text, Long connection) {}

  /** A page of live sessions, newest first. */
  public PageRequest.Page<ReaderSession> find(
      TenantId tenant, Question question, PageRequest request, int size) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<ReaderSession> query = criteria.createQuery(ReaderSession.class);
    Root<ReaderSession> session = query.from(ReaderSession.class);
    List<Predicate> all = holds(criteria, query, session, tenant, question);
    all.add(request.holds(criteria, session.get("id")));
    request.order(criteria, query, session.get("id"));
    query.where(all.toArray(Predicate[]::new));
    List<ReaderSession> read = entities.createQuery(query).setMaxResults(size + 1).getResultList();
    return request.page(request.newestFirst(read), size);
  }

  /** By what sessions are sorted; those with the same value, newest first. */
  public enum Order {
    NEWEST("id"),
    LAST_SEEN("lastSeenAt"),
    EXPIRES("expiresAt");

    private final String attribute;

    Order(String attribute) {
      this.attribute = attribute;
    }
  }

  /**
   * Live sessions in an order.
   *
   * @param first number of sessions to leave out
   */
  public List<ReaderSession> find(
      TenantId tenant, Question question, Order by, boolean descending, int first, int size) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<ReaderSession> query = criteria.createQuery(ReaderSession.class);
    Root<ReaderSession> session = query.from(ReaderSession.class);
    Path<?> order = session.get(by.attribute);
    query
        .where(holds(criteria, query, session, tenant, question).toArray(Predicate[]::new))
        .orderBy(
            descending ? criteria.desc(order) : criteria.asc(order),
            criteria.desc(session.get("id")));
    return entities.createQuery(query).setFirstResult(first).setMaxResults(size).getResultList();
  }

  /** Ids of live sessions in an order, up to a limit. */
  public List<Long> ids(
      TenantId tenant, Question question, Order by, boolean descending, int limit) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<Long> query = criteria.createQuery(Long.class);
    Root<ReaderSession> session = query.from(ReaderSession.class);
    Path<?> order = session.get(by.attribute);
    query
        .select(session.get("id"))
        .where(holds(criteria, query, session, tenant, question).toArray(Predicate[]::new))
        .orderBy(
            descending ? criteria.desc(order) : criteria.asc(order),
            criteria.desc(session.get("id")));
    return entities.createQuery(query).setMaxResults(limit).getResultList();
  }

  /** The sessions with these ids in this order, but for those that are gone. */
  public List<ReaderSession> inOrder(TenantId tenant, List<Long> ids) {
    Map<Long, ReaderSession> found =
        entities
            .createQuery(
                "select s from ReaderSession s where s.tenantId = :tenant and s.id in :ids",
                ReaderSession.class)
            .setParameter("tenant", tenant.value())
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(ReaderSession::getId, Function.identity()));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** The number of live sessions. */
  public long count(TenantId tenant, Question question) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<Long> query = criteria.createQuery(Long.class);
    Root<ReaderSession> session = query.from(ReaderSession.class);
    query
        .select(criteria.count(session))
        .where(holds(criteria, query, session, tenant, question).toArray(Predicate[]::new));
    return entities.createQuery(query).getSingleResult();
  }

  private List<Predicate> holds(
      CriteriaBuilder criteria,
      CriteriaQuery<?> query,
      Root<ReaderSession> session,
      TenantId tenant,
      Question question) {
    List<Predicate> all = new ArrayList<>();
    all.add(criteria.equal(session.get("tenantId"), tenant.value()));
    all.add(criteria.greaterThan(session.get("expiresAt"), clock.instant()));
    if (question.user() != null) {
      all.add(criteria.equal(session.get("readerId"), question.user()));
    }
    if (question.connection() != null) {
      all.add(criteria.equal(session.get("connectionId"), question.connection()));
    }
    if (question.text() != null) {
      Subquery<Long> readers = query.subquery(Long.class);
      Root<Reader> reader = readers.from(Reader.class);
      readers
          .select(reader.get("id"))
          .where(
              criteria.equal(reader.get("tenantId"), tenant.value()),
              ReaderSearch.mentions(criteria, readers, reader, new TextFilter(question.text())));
      all.add(session.get("readerId").in(readers));
    }
    return all;
  }
}

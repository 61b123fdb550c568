package dev.gatehouse.tenant.opening;

import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The openings of a site, by the connections of other sites that open it. */
@ApplicationScoped
@Transactional
public class Openings {
  /** The precision of the time of the last use. */
  private static final Duration USE = Duration.ofMinutes(1);

  /** The site's grants, and what {@code Right.CONFIGURE} takes of them. */
  private static final String MAY_CONFIGURE =
      "(p.platform_admin = true or exists (select 1 from %1$s_grant g where g.%1$s_id = p.id"
          + " and g.tenant_id = o.tenant_id and g.role in ('OWNER', 'ADMIN')))";

  /**
   * Whether the one who consented still may: asked at each use, so that an opening ends with a
   * right whatever takes the right away. In SQL, since operators are known above this room only.
   */
  private static final String STANDS =
      "(o.operator_id is null and o.api_token_id is null"
          + " or exists (select 1 from operator p where p.id = o.operator_id"
          + " and p.disabled = false and "
          + MAY_CONFIGURE.formatted("operator")
          + ") or exists (select 1 from api_token p where p.id = o.api_token_id"
          + " and (p.expires_at is null or p.expires_at > ?) and "
          + MAY_CONFIGURE.formatted("api_token")
          + "))";

  @PersistenceContext EntityManager entities;
  @Inject Connections connections;
  @Inject Clock clock;

  /**
   * An opening by its ids.
   *
   * @param site the site that is opened
   */
  public record Place(TenantId site, long connection) {}

  /**
   * The connection, whichever site's, that may sign readers in at a site: it is the site's own, or
   * opens the site with a consent that still stands. It is switched on, and single sign-on is on at
   * both.
   */
  public Optional<Connection> through(TenantId site, long connection) {
    return connections
        .opening(site, connection)
        .filter(found -> found.tenantId().equals(site) || stands(site, connection));
  }

  private boolean stands(TenantId site, long connection) {
    return !entities
        .createNativeQuery(
            "select o.connection_id from opening o"
                + " where o.tenant_id = ? and o.connection_id = ? and "
                + STANDS)
        .setParameter(1, site.value())
        .setParameter(2, connection)
        .setParameter(3, now())
        .getResultList()
        .isEmpty();
  }

  /** Ids of the sites that a connection may open: its own, and those whose consent stands. */
  public Set<Long> by(long connection) {
    return ((List<?>)
            entities
                .createNativeQuery(
                    "select c.tenant_id from connection c where c.id = ? union"
                        + " select o.tenant_id from opening o where o.connection_id = ? and "
                        + STANDS)
                .setParameter(1, connection)
                .setParameter(2, connection)
                .setParameter(3, now())
                .getResultList())
        .stream().map(id -> ((Number) id).longValue()).collect(Collectors.toUnmodifiableSet());
  }

  /** A site's openings, by the ids of the connections after an id. */
  public List<Opening> list(TenantId site, long afterId, int limit) {
    return entities
        .createQuery(
            "select o from Opening o where o.tenantId = :site and o.connectionId > :after"
                + " order by o.connectionId",
            Opening.class)
        .setParameter("site", site.value())
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  public Optional<Opening> find(TenantId site, long connection) {
    return Optional.ofNullable(entities.find(Opening.class, new Opening.Key(site, connection)));
  }

  /** The openings of a connection, at whichever sites. */
  public List<Place> of(Connection connection) {
    return places("o.connection_id = ?", connection.getId(), 0);
  }

  /** The openings to which an operator consented. */
  public List<Place> givenByOperator(long id) {
    return places("o.operator_id = ?", id, 0);
  }

  /** The openings to which an API token consented. */
  public List<Place> givenByToken(long id) {
    return places("o.api_token_id = ?", id, 0);
  }

  /** Openings whose consent no longer stands. */
  public List<Place> lapsed(int limit) {
    return places("not " + STANDS, now(), limit);
  }

  private List<Place> places(String which, Object parameter, int limit) {
    Query query =
        entities
            .createNativeQuery(
                "select o.tenant_id, o.connection_id from opening o where "
                    + which
                    + " order by o.connection_id, o.tenant_id")
            .setParameter(1, parameter);
    List<?> rows = (limit > 0 ? query.setMaxResults(limit) : query).getResultList();
    return rows.stream().map(row -> place((Object[]) row)).toList();
  }

  private static Place place(Object[] row) {
    return new Place(new TenantId(((Number) row[0]).longValue()), ((Number) row[1]).longValue());
  }

  /** Whether the consent to an opening still stands. */
  public boolean stands(Place place) {
    return stands(place.site(), place.connection());
  }

  /** A connection of another site, as the audit trail names it. */
  public static String target(Connection connection) {
    return "connection %d of site %s: %s"
        .formatted(connection.getId(), connection.tenantId(), connection.getSettings().getName());
  }

  /** Records a site's consent. */
  public Opening give(TenantId site, long connection, Consent consent) {
    Opening opening = new Opening(site, connection, consent, clock.instant());
    entities.persist(opening);
    entities.flush();
    return opening;
  }

  /** Ends an opening. */
  public void end(Place place) {
    find(place.site(), place.connection()).ifPresent(entities::remove);
    entities.flush();
  }

  /**
   * Records that a reader came in this way.
   *
   * @return whether it is the first one
   */
  public boolean used(TenantId site, long connection) {
    Instant now = clock.instant();
    int first =
        update(
                "o.firstUsedAt = :now, o.lastUsedAt = :now",
                "o.firstUsedAt is null",
                site,
                connection)
            .setParameter("now", now)
            .executeUpdate();
    if (first == 0) {
      update("o.lastUsedAt = :now", "o.lastUsedAt <= :before", site, connection)
          .setParameter("now", now)
          .setParameter("before", now.minus(USE))
          .executeUpdate();
    }
    return first == 1;
  }

  private Query update(String what, String which, TenantId site, long connection) {
    return entities
        .createQuery(
            "update Opening o set "
                + what
                + " where o.tenantId = :site and o.connectionId = :connection and "
                + which)
        .setParameter("site", site.value())
        .setParameter("connection", connection);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}

package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.key.KeyAges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Connections that need an operator's attention, of the sites that an actor configures. */
@ApplicationScoped
@Transactional
public class ConnectionWatch {
  private static final Duration LATELY = Duration.ofHours(24);
  private static final Duration SOON = Duration.ofDays(7);
  private static final int MOST = 100;

  /** The last fifty sign-ins of every connection: SQL, since JPQL has no window functions. */
  private static final String SAMPLES =
      "select connection_id, clock_difference, reason from (select connection_id, clock_difference,"
          + " reason, row_number() over (partition by connection_id order by occurred_at desc, id"
          + " desc) as place from event where occurred_at >= ?%s and connection_id is not null and"
          + " (clock_difference is not null or (name like '%%.accepted' and name not like"
          + " 'sso.sister.%%'))) newest where place <= 50";

  /** Connections that are switched on, with their sites. */
  private static final String ENABLED = " where t.id = c.tenantId and c.settings.enabled = true";

  @PersistenceContext EntityManager entities;
  @Inject KeyAges ages;
  @Inject Clock clock;

  /** A connection with its site. */
  public record Place(TenantId site, String siteName, long id, String name) {}

  /**
   * A backend whose clock is off.
   *
   * @param seconds by which it is ahead; negative if it is behind
   * @param signIns number of sign-ins that {@code seconds} is the median of
   */
  public record Drift(Place connection, long seconds, int signIns) {}

  /**
   * A signing key that expires soon.
   *
   * @param lastUsedAt when a token was last signed with it, or {@code null}
   * @param followed whether another key of the connection stays active
   * @param unused whether nobody used it in the last 24 hours
   */
  public record Retirement(
      Place connection,
      long keyId,
      Instant retiresAt,
      Instant lastUsedAt,
      boolean followed,
      boolean unused) {}

  /**
   * A connection that is to get a new key.
   *
   * @param at by when
   */
  public record Rotation(Place connection, Instant at) {}

  /** Backends whose clock is off by more than a few seconds, the largest difference first. */
  public List<Drift> drifts(Actor actor) {
    Collection<TenantId> among = actor.rights().sites(Right.CONFIGURE);
    if (!actor.rights().platformAdmin() && among.isEmpty()) {
      return List.of();
    }
    Map<Long, ClockSamples> samples = samples(actor.rights().platformAdmin() ? "" : in(among));
    samples.values().removeIf(found -> found.drift().isEmpty());
    return samples.isEmpty()
        ? List.of()
        : rows(actor, "", "", " and c.id in :ids", Map.of("ids", samples.keySet())).stream()
            .map(row -> drift(place(row), samples.get((Long) row[2])))
            .sorted(Comparator.comparingLong((Drift found) -> -Math.abs(found.seconds())))
            .toList();
  }

  private static Drift drift(Place place, ClockSamples samples) {
    return new Drift(place, samples.drift().orElseThrow(), samples.size());
  }

  /** Literals, since a statement cannot bind that many; safe, since ids are numbers. */
  private static String in(Collection<TenantId> sites) {
    return sites.stream()
        .map(TenantId::toString)
        .collect(Collectors.joining(",", " and tenant_id in (", ")"));
  }

  private Map<Long, ClockSamples> samples(String condition) {
    Map<Long, ClockSamples> samples = new LinkedHashMap<>();
    List<?> rows =
        entities
            .createNativeQuery(SAMPLES.formatted(condition))
            .setParameter(1, Timestamp.from(clock.instant().minus(LATELY)))
            .getResultList();
    for (Object row : rows) {
      Object[] cells = (Object[]) row;
      samples
          .computeIfAbsent(((Number) cells[0]).longValue(), id -> new ClockSamples())
          .add(cells[1] == null ? null : ((Number) cells[1]).longValue(), (String) cells[2]);
    }
    return samples;
  }

  /** Keys that expire within a week, the next first. */
  public List<Retirement> retirements(Actor actor) {
    Instant now = clock.instant();
    return rows(
            actor,
            ", SigningKey k",
            ", k.id, k.retiresAt, k.lastUsedAt, (select count(f) from SigningKey f"
                + " where f.connectionId = c.id and (f.retiresAt is null"
                + " or f.retiresAt > k.retiresAt))",
            " and k.connectionId = c.id and k.retiresAt > :now and k.retiresAt < :soon",
            Map.of("now", now, "soon", now.plus(SOON)))
        .stream()
        .map(
            row ->
                new Retirement(
                    place(row),
                    (Long) row[4],
                    (Instant) row[5],
                    (Instant) row[6],
                    ((Number) row[7]).longValue() > 0,
                    row[6] == null || ((Instant) row[6]).isBefore(now.minus(LATELY))))
        .sorted(Comparator.comparing(Retirement::retiresAt))
        .toList();
  }

  /** Connections whose key is to be replaced within a week, the longest due first. */
  public List<Rotation> rotations(Actor actor) {
    Map<Long, Instant> due = new LinkedHashMap<>();
    ages.until(clock.instant().plus(SOON)).stream()
        .filter(one -> actor.rights().may(Right.CONFIGURE, one.tenant()))
        .limit(MOST)
        .forEach(one -> due.put(one.connectionId(), one.at()));
    return due.isEmpty()
        ? List.of()
        : rows(actor, "", "", " and c.id in :ids", Map.of("ids", due.keySet())).stream()
            .map(row -> new Rotation(place(row), due.get((Long) row[2])))
            .sorted(Comparator.comparing(Rotation::at))
            .toList();
  }

  /** Connections that are switched on and have no active key, neither here nor published. */
  public List<Place> keyless(Actor actor) {
    return rows(
            actor,
            "",
            ", c",
            " and (select count(k) from SigningKey k where k.connectionId = c.id"
                + " and (k.retiresAt is null or k.retiresAt > :now)) = 0",
            Map.of("now", clock.instant()))
        .stream()
        .filter(row -> !ConnectionKeys.arePublished(((Connection) row[4]).getSettings()))
        .map(ConnectionWatch::place)
        .toList();
  }

  /** Connections with rules that reported for their time, so that somebody has to decide. */
  public List<Place> reported(Actor actor) {
    Map<String, Object> now = Map.of("now", clock.instant());
    return rows(actor, "", "", " and c.reportOnly.until <= :now", now).stream()
        .map(ConnectionWatch::place)
        .toList();
  }

  /**
   * @param from entities beside the connection {@code c} and its site {@code t}
   */
  private List<Object[]> rows(
      Actor actor, String from, String columns, String condition, Map<String, Object> parameters) {
    boolean everywhere = actor.rights().platformAdmin();
    List<Long> among = actor.rights().sites(Right.CONFIGURE).stream().map(TenantId::value).toList();
    if (!everywhere && among.isEmpty()) {
      return List.of();
    }
    String select = "select t.id, t.settings.name, c.id, c.settings.name" + columns;
    String where = ENABLED + condition + (everywhere ? "" : " and t.id in :among");
    TypedQuery<Object[]> query =
        entities.createQuery(
            select
                + " from Connection c, Tenant t"
                + from
                + where
                + " order by t.settings.name, c.id",
            Object[].class);
    parameters.forEach(query::setParameter);
    return (everywhere ? query : query.setParameter("among", among))
        .setMaxResults(MOST)
        .getResultList();
  }

  private static Place place(Object[] row) {
    return new Place(new TenantId((Long) row[0]), (String) row[1], (Long) row[2], (String) row[3]);
  }
}

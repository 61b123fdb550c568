package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.ReportOnly;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Sets rules of a connection to report only, makes them count, or drops them. */
@ApplicationScoped
@Transactional
public class ReportOnlyChanges {
  private static final Duration LONGEST = Duration.ofDays(90);

  @Inject Connections connections;
  @Inject ConnectionChanges changes;
  @Inject Protocols protocols;
  @Inject Rules rules;
  @Inject Trail trail;
  @Inject Clock clock;

  /**
   * Sets rules to report from now on, instead of those that do. What is the same goes on: only its
   * end changes.
   *
   * @param given JSON values by the names of settings; {@code null} and settings that the
   *     connection has already are no rules
   * @throws ChangeRefused if the settings have objections, as if they were to count
   */
  public Connection start(
      Actor actor,
      Tenant site,
      long id,
      Expectation expectation,
      Map<String, Object> given,
      ReportOnlyOrder order,
      Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection connection = find(site.tenantId(), id);
    expectation.requireMet(connection.getVersion());
    rules.check(order, objections);
    Map<String, Object> wanted = wanted(actor, site, connection, given, objections);
    objections.requireNone();
    Instant until = clock.instant().plus(Duration.ofDays(order.getDays()));
    return start(actor, site, connection, wanted, until);
  }

  /**
   * Sets rules to report until a time, which may have passed: then a decision is due.
   *
   * @param given as for {@link #start}
   */
  public Connection report(
      Actor actor, Tenant site, long id, Map<String, Object> given, Instant until) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection connection = find(site.tenantId(), id);
    Objections objections = new Objections();
    if (until.isAfter(clock.instant().plus(LONGEST))) {
      objections.object("until", "must be at most 90 days from now");
    }
    Map<String, Object> wanted = wanted(actor, site, connection, given, objections);
    objections.requireNone();
    return start(actor, site, connection, wanted, until);
  }

  private Connection start(
      Actor actor, Tenant site, Connection connection, Map<String, Object> wanted, Instant until) {
    Instant now = clock.instant();
    ReportOnly before = connection.getReportOnly();
    boolean goesOn = before.getRules().equals(wanted) && !before.isDue(now);
    ReportOnly after = new ReportOnly(wanted, goesOn ? before.getFrom() : now, until, actor.name());
    AuditEvent event =
        before.isEmpty() ? AuditEvent.REPORT_ONLY_STARTED : AuditEvent.REPORT_ONLY_UPDATED;
    return replace(actor, event, site, connection, after);
  }

  private Map<String, Object> wanted(
      Actor actor,
      Tenant site,
      Connection connection,
      Map<String, Object> given,
      Objections objections) {
    Map<String, Object> filled = new LinkedHashMap<>(given);
    filled.values().removeIf(Objects::isNull);
    List<String> known = ReportableRules.members(protocols.of(connection));
    filled.keySet().stream()
        .filter(member -> !known.contains(member))
        .forEach(member -> objections.objectOnce(member, "cannot be set to report here"));
    ConnectionSettings settings = connection.getSettings().copy();
    for (Member member : Member.of(ConnectionSettings.class)) {
      member.fill(settings, filled, objections);
    }
    Optional<Connection> stored = Optional.of(connection);
    changes.check(actor, site, connection.getProtocol(), stored, settings, objections);
    Map<String, Object> wanted = ReportableRules.values(settings, filled.keySet());
    wanted
        .entrySet()
        .removeAll(ReportableRules.values(connection.getSettings(), filled.keySet()).entrySet());
    if (wanted.isEmpty() && objections.errors().isEmpty()) {
      objections.object("", "no rule differs from what the connection requires already");
    }
    return wanted;
  }

  /**
   * Makes the rules count that only report.
   *
   * @throws ChangeRefused if they have objections by now; nothing is changed then
   */
  public Connection apply(Actor actor, Tenant site, long id, Expectation expectation) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection connection = reporting(site.tenantId(), id);
    ReportOnly rules = connection.getReportOnly();
    Connection saved =
        changes.change(
            actor, site, id, expectation, rules.over(connection.getSettings()), new Objections());
    return replace(actor, AuditEvent.REPORT_ONLY_APPLIED, site, saved, ReportOnly.none());
  }

  /** Drops the rules that only report. */
  public Connection drop(Actor actor, Tenant site, long id, Expectation expectation) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection connection = reporting(site.tenantId(), id);
    expectation.requireMet(connection.getVersion());
    return replace(actor, AuditEvent.REPORT_ONLY_DROPPED, site, connection, ReportOnly.none());
  }

  private Connection replace(
      Actor actor, AuditEvent event, Tenant site, Connection connection, ReportOnly after) {
    Map<String, Object> before = snapshot(connection.getReportOnly());
    connection.report(after);
    Connection saved = connections.save(connection);
    Changes changed = Changes.between(before, snapshot(after));
    trail.record(actor, event, site, ConnectionChanges.target(saved), changed);
    return saved;
  }

  private static Map<String, Object> snapshot(ReportOnly rules) {
    Map<String, Object> members = new LinkedHashMap<>(rules.getRules());
    if (!rules.isEmpty()) {
      members.put("until", String.valueOf(rules.getUntil()));
    }
    return members;
  }

  private Connection reporting(TenantId site, long id) {
    return Optional.of(find(site, id))
        .filter(found -> !found.getReportOnly().isEmpty())
        .orElseThrow(Missing::new);
  }

  private Connection find(TenantId site, long id) {
    return connections.find(site, id).orElseThrow(Missing::new);
  }
}

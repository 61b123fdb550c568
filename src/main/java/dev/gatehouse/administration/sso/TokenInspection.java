package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.diagnosis.Diagnosis;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.Inspection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;

/**
 * Inspects tokens: decodes them and makes the checks of a sign-in. Consumes nothing and stores
 * nothing of a token, not even in the audit trail.
 */
@ApplicationScoped
@Transactional
public class TokenInspection {
  /** Orders connections by how near they come to accepting a token. */
  private static final Comparator<Finding> NEAREST =
      Comparator.comparing(Finding::isSignedForIt)
          .thenComparing(finding -> finding.inspection().accepted())
          .thenComparing(Finding::passed)
          .thenComparing(finding -> finding.connection().getSettings().isDefaultConnection());

  @Inject Connections connections;
  @Inject Diagnosis diagnosis;
  @Inject Protocols protocols;

  /**
   * The inspection of a token by one connection.
   *
   * @param unanswered whether the connection demands the key of a redirect, and none was given
   */
  public record Finding(Connection connection, Inspection inspection, boolean unanswered) {
    /** Whether one of the connection's keys made the signature. */
    public boolean isSignedForIt() {
      return inspection.key().isPresent();
    }

    long passed() {
      return inspection.checks().stream().filter(CheckResult::passed).count();
    }
  }

  /**
   * Inspects a token as one connection.
   *
   * @throws ChangeRefused if the actor configures no such connection, or the order has objections
   */
  public Finding of(
      Actor actor, Tenant site, long id, InspectionOrder order, Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection connection = connections.find(site.tenantId(), id).orElseThrow(Missing::new);
    objections.requireNone();
    return finding(site, connection, order);
  }

  /**
   * Inspects a token as the connection whose key verifies it; if no key does, as the connection
   * that comes nearest to accepting it.
   *
   * @throws ChangeRefused if the site has no connection that the actor configures, or the order has
   *     objections
   */
  public Finding search(Actor actor, Tenant site, InspectionOrder order, Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    objections.requireNone();
    return connections.of(site.tenantId()).stream()
        .map(connection -> finding(site, connection, order))
        .max(NEAREST)
        .orElseThrow(() -> new Conflict("This site has no connection that could accept a token."));
  }

  private Finding finding(Tenant tenant, Connection connection, InspectionOrder order) {
    return new Finding(
        connection,
        diagnosis.of(tenant, connection, order.getToken(), order.getSurface(), order.getKey()),
        order.getKey() == null
            && order.getSurface() == Surface.REDIRECT
            && protocols
                .named(connection.getProtocol())
                .flatMap(spoken -> spoken.as(Ability.AnswersRedirect.class))
                .filter(answers -> !answers.mayStartItself(connection.getSettings()))
                .isPresent());
  }
}

package dev.gatehouse.administration.studio;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.sso.InspectionOrder;
import dev.gatehouse.administration.sso.OutsideUrls;
import dev.gatehouse.library.Articles;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.diagnosis.Correction;
import dev.gatehouse.protocol.diagnosis.Diagnosis;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.Inspection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Inspects tokens: decodes them and makes the checks of a sign-in. Consumes nothing and stores
 * nothing of a token, not even in the audit trail. Outside transactions, because keys may have to
 * be fetched from a server that is slow.
 */
@ApplicationScoped
public class TokenInspection {
  /** Orders connections by how near they come to accepting a token. */
  private static final Comparator<Finding> NEAREST =
      Comparator.comparing(Finding::isSignedForIt)
          .thenComparing(finding -> finding.inspection().accepted())
          .thenComparing(Finding::passed)
          .thenComparing(finding -> finding.connection().getSettings().isDefaultConnection());

  private static final String TIME = "auth_time";

  private static final FieldError LACKING_TIME =
      new FieldError(
          TIME,
          "is absent, and articles of this site ask to sign in again: any new sign-in counts as"
              + " recent. Add it, with the time when the user last proved who they are to your app,"
              + " in seconds.");

  @Inject Connections connections;
  @Inject Diagnosis diagnosis;
  @Inject Protocols protocols;
  @Inject OutsideUrls urls;
  @Inject Sites sites;
  @Inject Articles articles;
  @Inject Clock clock;

  /**
   * The inspection of a token by one connection.
   *
   * @param surface whose rules were applied: the one of the order, or the usual one where no token
   *     of the connection arrives on that
   * @param at the moment as of which the token was judged
   * @param offered the claims that tokens of the connection may carry
   * @param unanswered the claim that has to hold the key of a redirect, if the connection demands
   *     one and none was given
   * @param warnings about the connection's settings, whatever the token, and about claims that the
   *     site has a use for
   * @param correction what would have to change; empty if nothing is wrong, or if nothing of the
   *     token can be decoded
   */
  public record Finding(
      Connection connection,
      Surface surface,
      Instant at,
      Inspection inspection,
      List<OfferedClaim> offered,
      Optional<String> unanswered,
      List<FieldError> warnings,
      Optional<Correction> correction) {
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
    Instant at = moment(order, objections);
    objections.requireNone();
    return finding(site, connection, order, at);
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
    Instant at = moment(order, objections);
    objections.requireNone();
    return connections.of(site.tenantId()).stream()
        .map(connection -> finding(site, connection, order, at))
        .max(NEAREST)
        .orElseThrow(() -> new Conflict("This site has no connection that could accept a token."));
  }

  private Instant moment(InspectionOrder order, Objections objections) {
    Instant now = clock.instant();
    if (order.getAt() == null) {
      return now;
    }
    try {
      Instant at = OffsetDateTime.parse(order.getAt()).toInstant();
      if (!at.isAfter(now)) {
        return at;
      }
      objections.object("at", "must not be in the future");
    } catch (DateTimeException e) {
      objections.object("at", InspectionOrder.NO_TIME);
    }
    return now;
  }

  private Finding finding(Tenant tenant, Connection connection, InspectionOrder order, Instant at) {
    Protocol protocol = protocols.of(connection);
    List<Surface> surfaces = protocol.description().surfaces(connection.getSettings());
    Surface surface =
        surfaces.stream().filter(s -> s == order.getSurface()).findFirst().orElse(surfaces.get(0));
    Optional<String> unanswered =
        protocol
            .as(Ability.AnswersRedirect.class)
            .filter(answers -> order.getKey() == null && surface == Surface.REDIRECT)
            .filter(answers -> !answers.mayStartItself(connection.getSettings()))
            .map(Ability.AnswersRedirect::redirectClaim);
    LiveConnection live = protocols.compile(sites.of(tenant), connection).orElseThrow();
    Inspection inspection = diagnosis.of(live, order.getToken(), surface, order.getKey(), at);
    List<FieldError> warnings = new ArrayList<>(urls.warnings(connection.getSettings()));
    if (!protocol.makesTokens() && lacksTime(tenant, inspection)) {
      warnings.add(LACKING_TIME);
    }
    return new Finding(
        connection,
        surface,
        at,
        inspection,
        protocol.description().offeredClaims(live),
        unanswered,
        warnings,
        Correction.of(live, inspection, surface, order.getKey(), at, clock.instant()));
  }

  /** A token that does not tell when its bearer signed in to the app, where that matters. */
  private boolean lacksTime(Tenant tenant, Inspection inspection) {
    return inspection.claims().filter(claims -> !claims.has(TIME)).isPresent()
        && articles.askForRecentSignIns(tenant.tenantId());
  }
}
